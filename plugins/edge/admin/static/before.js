// Decap CMS would look for a configuration file by itself: start.js begins it, once it has one.
window.CMS_MANUAL_INIT = true;
// The preview knows who sits here: nobody has to log in.
localStorage.setItem("decap-cms-user", JSON.stringify({ backendName: "koske" }));
