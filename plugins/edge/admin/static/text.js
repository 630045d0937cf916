// The field of the text: plain Markdown in a plain field, so that nothing is rewritten which nobody touched.
import { blockAt, fromBlock, picture, placed, slug, toBlock } from "./blocks.js";
import { ask } from "./dialog.js";

export function text(createClass, h, { components, names, words, request }) {
  const story = [
    { name: "title", label: words.storyTitle, required: true },
    { name: "id", label: words.storyId, hint: words.storyIdHint },
  ];
  const link = [
    { name: "text", label: words.linkText, required: true },
    { name: "target", label: words.linkTarget, hint: words.linkHint, required: true },
  ];
  const image = [
    { name: "src", label: words.src, required: true, widget: "names", kind: "picture" },
    { name: "alt", label: words.alt, hint: words.altHint },
    { name: "caption", label: words.caption },
    { name: "credit", label: words.credit },
  ];

  return createClass({
    shouldComponentUpdate(next) {
      return next.value !== this.shown || next.classNameWrapper !== this.props.classNameWrapper;
    },
    componentDidMount() {
      this.fit();
    },
    componentDidUpdate() {
      if ((this.props.value ?? "") !== this.area.value) {
        this.area.value = this.props.value ?? "";
        this.fit();
      }
    },
    fit() {
      this.shown = this.area.value;
      this.area.style.height = "auto";
      this.area.style.height = `${Math.min(this.area.scrollHeight + 4, window.innerHeight * 0.75)}px`;
    },
    // As typing does, so that Ctrl+Z takes it back.
    put(start, end, written, select = null) {
      const { area } = this;
      area.focus();
      area.setSelectionRange(start, end);
      if (!document.execCommand("insertText", false, written)) area.setRangeText(written, start, end, "end");
      if (select) {
        area.setSelectionRange(...select);
        area.blur();
        area.focus(); // scrolls to where the cursor is
      }
      this.send();
    },
    send() {
      this.shown = this.area.value;
      this.props.onChange(this.area.value);
    },
    whole(start, end, block) {
      const [now, at] = placed(this.area.value, start, end, block);
      this.put(0, this.area.value.length, now, [at, at]);
      this.fit();
    },
    around(mark) {
      const { selectionStart: start, selectionEnd: end, value } = this.area;
      const inner = value.slice(start, end) || words.chosen;
      this.put(start, end, mark + inner + mark, [start + mark.length, start + mark.length + inner.length]);
    },
    lines(mark) {
      const { selectionStart: start, selectionEnd: end, value } = this.area;
      const first = value.lastIndexOf("\n", start - 1) + 1;
      const after = value.indexOf("\n", end);
      const last = after < 0 ? value.length : after;
      this.put(first, last, value.slice(first, last).split("\n").map((line) => mark + line).join("\n"));
    },
    async asked(title, fields, made, values = {}) {
      const { selectionStart: start, selectionEnd: end } = this.area;
      const given = await ask({ title, fields, values, accept: words.insert, names, words });
      if (given) made(given, start, end);
    },
    async edit() {
      const found = blockAt(components, this.area.value, this.area.selectionStart);
      if (!found) return window.alert(words.noBlock);
      const { component, match } = found;
      const data = fromBlock(component, match);
      const given = await ask({ title: component.label, fields: component.fields, values: data, accept: words.change, names, words });
      if (given) {
        const block = toBlock(component, { ...data, ...given });
        this.put(match.index, match.index + match[0].length, block);
      }
    },
    async block(event) {
      const component = components.find(({ id }) => id === event.target.value);
      event.target.value = "";
      if (!component) return;
      const insert = (given, start, end) => this.whole(start, end, toBlock(component, given));
      if (component.fields.length) await this.asked(component.label, component.fields, insert);
      else insert({}, this.area.selectionStart, this.area.selectionEnd);
    },
    async picture() {
      const files = await request({ action: "getMedia", params: { branch: "main", mediaFolder: "content/images" } });
      names.picture = files.map(({ path }) => [path.replace(/^content\//, ""), ""]);
      await this.asked(words.picture, image, (given, start, end) => this.whole(start, end, picture(given)));
    },
    render() {
      const { forID, value, classNameWrapper, setActiveStyle, setInactiveStyle } = this.props;
      const button = (label, act) => h("button", { type: "button", onClick: act, key: label }, label);
      const chosen = () => this.area.value.slice(this.area.selectionStart, this.area.selectionEnd);
      return h(
        "div",
        { className: `${classNameWrapper} koske-text` },
        h(
          "div",
          { className: "koske-tools", role: "toolbar", "aria-controls": forID },
          button(words.bold, () => this.around("**")),
          button(words.italic, () => this.around("*")),
          button(words.heading, () => this.lines("### ")),
          button(words.list, () => this.lines("- ")),
          button(words.link, () =>
            this.asked(words.link, link, (given, start, end) => this.put(start, end, `[${given.text}](${given.target.trim()})`), { text: chosen() })),
          button(words.picture, () => this.picture()),
          this.props.entry?.get("collection") === "newsletters"
            ? button(words.story, () =>
                this.asked(words.story, story, (given, start, end) =>
                  this.whole(start, end, `## ${given.title.trim()} {#${slug(given.id || given.title)}}`)))
            : null,
          h(
            "select",
            { "aria-label": words.block, onChange: (event) => this.block(event), defaultValue: "" },
            h("option", { value: "" }, words.block),
            ...components.map(({ id, label }) => h("option", { value: id, key: id }, label)),
          ),
          h("button", { type: "button", title: words.editHint, onClick: () => this.edit() }, words.edit),
        ),
        h("textarea", {
          id: forID, defaultValue: value ?? "", spellCheck: true, lang: "fi", rows: 16,
          ref: (area) => { if (area) this.area = area; },
          onChange: () => { this.send(); },
          onFocus: setActiveStyle, onBlur: setInactiveStyle,
        }),
      );
    },
  });
}
