// Fields of ours that hold one value: a day with an optional time, and the name of something known or any other.
import { idOf } from "./dialog.js";

export function moment(createClass, h, words) {
  return createClass({
    getInitialState() {
      return parts(this.props.value);
    },
    componentDidUpdate(before) {
      if (before.value !== this.props.value && joined(this.state) !== (this.props.value ?? "")) {
        this.setState(parts(this.props.value));
      }
    },
    change(key, value) {
      const state = { ...this.state, [key]: value, written: "" };
      this.setState(state);
      this.props.onChange(joined(state));
    },
    isValid() {
      return this.state.time && !this.state.day ? { error: { message: words.missing.replace("{label}", words.day) } } : true;
    },
    render() {
      const { forID, classNameWrapper, setActiveStyle, setInactiveStyle } = this.props;
      const { day, time, written } = this.state;
      const shared = { onFocus: setActiveStyle, onBlur: setInactiveStyle };
      return h(
        "div",
        { className: `${classNameWrapper} koske-moment` },
        h("label", {}, h("span", {}, words.day), h("input", { ...shared, id: forID, type: "date", value: day, onChange: (e) => this.change("day", e.target.value) })),
        h("label", {}, h("span", {}, words.time), h("input", { ...shared, type: "time", value: time, onChange: (e) => this.change("time", e.target.value) })),
        day || time ? h("button", { type: "button", onClick: () => { this.setState({ day: "", time: "", written: "" }); this.props.onChange(""); } }, words.clear) : null,
        written ? h("p", {}, words.written.replace("{value}", written)) : null,
      );
    },
  });
}

function parts(value) {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}))?$/.exec(value ?? "");
  return match ? { day: match[1], time: match[2] ?? "", written: "" } : { day: "", time: "", written: value ?? "" };
}

function joined({ day, time, written }) {
  if (written) return written;
  return day && time ? `${day}T${time}` : day;
}

export function name(createClass, h, names) {
  return createClass({
    render() {
      const { forID, value, field, onChange, classNameWrapper, setActiveStyle, setInactiveStyle } = this.props;
      const known = names[field.get("kind")] ?? [];
      const title = known.find(([id]) => id === value)?.[1];
      return h(
        "div",
        { className: classNameWrapper },
        h("input", {
          id: forID, className: "koske-plain", type: "text", value: value ?? "", list: `${forID}-list`, autoComplete: "off",
          onChange: (event) => onChange(event.target.value),
          onFocus: setActiveStyle,
          onBlur: (event) => { setInactiveStyle(); const id = idOf(event.target.value, known); if (id !== (value ?? "")) onChange(id); },
        }),
        h("datalist", { id: `${forID}-list` }, ...known.map(([id, label]) => h("option", { key: id, value: id, label: label || undefined }))),
        title ? h("small", { className: "koske-meant" }, title) : null,
      );
    },
  });
}
