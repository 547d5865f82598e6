// Reloads the page when the preview has been built again.
"use strict";

{
  const seen = document.currentScript.dataset.version;
  let source = null;

  // A browser keeps few connections to one host, so tabs in the background give theirs back.
  const follow = () => {
    if (source !== null) {
      source.close();
      source = null;
    }
    if (!document.hidden) {
      source = new EventSource("/__gongshi/events");
      source.addEventListener("message", (event) => {
        if (event.data !== seen) {
          location.reload();
        }
      });
    }
  };

  document.addEventListener("visibilitychange", follow);
  follow();
}
