// In the published site: nobody is asked but the site and the git host. Sveltia CMS would ask npm whether there is a newer one, and how the git
// host is today. The page's policy refuses that too, but with an error in the console each time.
{
  const { fetch } = window;
  const known = [location.origin, ...document.currentScript.dataset.hosts.split(" ")];
  window.fetch = (asked, ...more) => {
    const { protocol, origin } = new URL(asked.url ?? asked, location);
    const foreign = protocol.startsWith("http") && !known.includes(origin);
    return foreign ? Promise.resolve(new Response(null, { status: 403 })) : fetch(asked, ...more);
  };
}
