// Decap's proxy backend, with the secret of this run in a header, and what the preview answers shown whole.
import { ask } from "./dialog.js";
import { sentence, silence, tell } from "./told.js";

export function backend(CMS, { token, words }) {
  const proxy = CMS.getBackend("proxy");

  async function request(payload) {
    let response;
    try {
      response = await fetch("/admin/api", {
        method: "POST",
        headers: { "content-type": "application/json", "x-koske-token": token },
        body: JSON.stringify(payload),
      });
    } catch {
      tell(words.failed, [], words, "error");
      throw new Error(words.failed);
    }
    const answer = await response.json();
    if (response.ok) return answer;
    throw Object.assign(new Error(answer.error), { answer, status: response.status });
  }

  function refused(error, heading) {
    if (!error.answer?.problems) throw error;
    tell(heading, error.answer.problems, words, "error");
    throw short(words.seeList);
  }

  // The list on the page says all; what Decap shows of an error begins with its name.
  function short(message) {
    return Object.assign(new Error(message), { name: "" });
  }

  function media({ id, name, path, size, url }) {
    return { id, name, path, size, url, displayURL: url };
  }

  return class {
    constructor(config, options) {
      const made = proxy.init(config, options);
      made.request = request;
      made.restoreUser = () => Promise.resolve({});
      const persist = made.persistEntry.bind(made);
      made.persistEntry = async (entry, asked) => {
        silence();
        try {
          const answer = await persist(entry, asked);
          if (answer.problems.length) tell(words.notes, answer.problems, words, "note");
          document.dispatchEvent(new CustomEvent("koske-saved", { detail: answer.address }));
          return answer;
        } catch (error) {
          return refused(error, words.errors);
        }
      };
      made.getMedia = async (folder = made.mediaFolder) => {
        const files = await request({ action: "getMedia", params: { branch: "main", mediaFolder: folder.replace(/^\//, "") } });
        return files.map(media);
      };
      made.getMediaFile = async (path) =>
        media(await request({ action: "getMediaFile", params: { branch: "main", path: path.replace(/^\//, "") } }));
      made.persistMedia = async (asset) => {
        const params = { branch: "main", asset: { path: asset.path.replace(/^\//, ""), content: await asset.toBase64(), encoding: "base64" } };
        try {
          return media(await request({ action: "persistMedia", params }));
        } catch (error) {
          return refused(error, words.errors);
        }
      };
      made.deleteFiles = (paths) => remove(paths.map((path) => path.replace(/^\//, "")));
      return made;
    }
  };

  // Of a page that readers know it is asked where its old address leads from now on.
  async function remove(paths, redirect) {
    silence();
    try {
      return await request({ action: "deleteFiles", params: { branch: "main", paths, redirect, options: {} } });
    } catch (error) {
      const asked = error.answer?.ask;
      if (!asked) return refused(error, words.deleteErrors);
      const given = await ask({
        title: words.deleteTitle,
        note: sentence(error.answer.problems[0].text),
        fields: [{ name: "target", label: words.deleteTarget, required: true }],
        values: { target: asked.target },
        accept: words.deleteYes,
        words: { ...words, cancel: words.deleteNo },
      });
      if (given) return remove(paths, given.target.trim());
      throw short(words.deleteCancelled);
    }
  }
}
