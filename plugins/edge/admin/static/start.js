// Begins the forms: what is to be known of the site is fetched, then Decap CMS is set up with our parts.
import { backend } from "./backend.js";
import { fromBlock, patternOf, toBlock } from "./blocks.js";
import { moment, name } from "./fields.js";
import { preview } from "./preview.js";
import { text } from "./text.js";

const { CMS, createClass, h } = window;
const boot = await (await fetch("/admin/boot.json")).json();
const { words, names, components } = boot;

const Backend = backend(CMS, boot);
CMS.registerBackend("koske", Backend);
CMS.registerLocale("fi", boot.locale);
CMS.registerCustomFormat("koske", "md", {
  fromFile: (raw) => JSON.parse(raw || "{}"),
  toFile: (data) => JSON.stringify(data),
});
const request = (payload) => new Backend(boot.config, {}).request(payload);
CMS.registerWidget("koske-moment", moment(createClass, h, words));
CMS.registerWidget("koske-name", name(createClass, h, names));
CMS.registerWidget("koske-text", text(createClass, h, { components, names, words, request }));
for (const component of components) {
  CMS.registerEditorComponent({
    id: component.id,
    label: component.label,
    fields: component.fields.map((field) => ({ ...field, widget: field.widget === "names" ? "string" : (field.widget ?? "string") })),
    pattern: patternOf(component),
    fromBlock: (match) => fromBlock(component, match),
    toBlock: (data) => toBlock(component, data),
    toPreview: (data) => toBlock(component, data),
  });
}
CMS.registerPreviewStyle("/admin/pane.css");
for (const { name: collection } of boot.config.collections) {
  CMS.registerPreviewTemplate(collection, preview(createClass, h, words));
}
// Where the button in the corner leads: the preview itself.
CMS.init({ config: { ...boot.config, site_url: location.origin } });
