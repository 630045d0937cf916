// The pane beside the form: the real page of the item, as the preview shows it.

export function preview(createClass, h, words) {
  return createClass({
    getInitialState() {
      return { address: undefined };
    },
    componentDidMount() {
      this.saved = (event) => this.setState({ address: event.detail ?? this.state.address ?? null });
      // The pane is a document of its own: what is saved is told in the one around it.
      window.document.addEventListener("koske-saved", this.saved);
      this.find();
    },
    componentWillUnmount() {
      window.document.removeEventListener("koske-saved", this.saved);
    },
    async find() {
      const path = this.props.entry.get("path");
      if (!path) return;
      const response = await fetch(`/admin/address?path=${encodeURIComponent(path)}`);
      this.setState({ address: (await response.json()).address });
    },
    render() {
      const { address } = this.state;
      if (address === undefined) return h("p", { className: "koske-none" }, words.noPreview);
      if (address === null) return h("p", { className: "koske-none" }, words.noPage);
      return h(
        "div",
        { className: "koske-preview" },
        h("p", {}, words.unsaved, " ", h("a", { href: address, target: "koske-page" }, words.open)),
        h("iframe", { src: address, title: words.preview }),
      );
    },
  });
}
