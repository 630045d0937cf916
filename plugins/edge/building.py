"""One build from settings to a site that is out, or to the list of what is wrong."""

import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from plugins.core.artifact import Artifact, Copy, Made
from plugins.core.build import Composition, Result, build, compose
from plugins.core.dates import ZONE
from plugins.core.engine import Delivered, Engine
from plugins.core.making import used
from plugins.core.memory import Memory
from plugins.core.problems import Place, Problem, error, has_errors, in_order
from plugins.core.records import ChangedError
from plugins.core.site import Site
from plugins.core.sizes import Limits
from plugins.core.theme import ThemeError
from plugins.edge.bodies import be_as_looked_at, body_of
from plugins.edge.compression import PRECOMPRESS, remember_compressed, with_compressed, write_compressed
from plugins.edge.faults import PublishError, disk_faults
from plugins.edge.forms import FOLDER, Forms
from plugins.edge.guarding import judged
from plugins.edge.inputs import Inputs, look
from plugins.edge.intake import intake
from plugins.edge.jobs import jobs_of
from plugins.edge.outcome import Listeners, Outcome, Request
from plugins.edge.program import program_print
from plugins.edge.publish import Output, opened
from plugins.edge.refusals import refusals
from plugins.edge.settings import ADMIN, build_day, identity_of, limits_of
from plugins.edge.store import DiskStore, store_file
from plugins.edge.theme import read_theme
from plugins.edge.tree import PICTURES
from plugins.edge.trees import copy, write
from plugins.edge.unchanged import is_paranoid, remember_outcome
from plugins.edge.workers import Pool

Answer = TypeVar("Answer")

REASONS = b"reasons"
"""The name in the store of why files were made in the last build, and for which day."""


class Plan(Struct, frozen=True):
    """A request whose settings and folders are sound."""

    request: Request
    identity: Any
    as_of: Any
    composition: Composition
    content: Path
    output: Path
    paranoid: bool
    workers: Pool
    code: str  # the fingerprint of all that runs
    limits: Limits

    @property
    def compressed(self) -> bool:
        """Whether texts go out in compressed forms too."""
        return bool(self.request.settings.get(PRECOMPRESS))

    @property
    def program(self) -> str:
        """What a reading depends on besides: the limits too. What was let in must not stay when they sink."""
        return f"{self.code} {self.limits}"


def run(request: Request) -> Outcome:
    """Build, and publish unless there is an error."""
    plan, problems = planned(request)
    if plan is None:
        return Outcome(problems)
    if request.held is not None:
        return _built(plan, *request.held)
    store = DiskStore(store_file(request.settings, publish=request.publish))
    try:
        if not request.publish:
            return _checked(plan, store)
        with opened(plan.output, store.get(b"output"), paranoid=plan.paranoid) as output:
            return _built(plan, store, output)
    except PublishError as fault:
        return Outcome((fault.problem,))
    finally:
        store.close()


def survey(
    request: Request,
    asked: Callable[[Site], Answer],
    passing: Callable[[Problem], bool] = lambda _: False,
) -> tuple[tuple[Problem, ...], Answer | None]:
    """Every problem of the content and, where it is sound, what is asked of its site. No file is made.

    Problems that are ``passing`` are left out: those that the question is the mend of.
    """
    plan, problems = planned(request)
    if plan is None:
        return problems, None
    store = DiskStore(store_file(request.settings, publish=False))
    try:
        result, _ = _result(plan, store, Engine(memory=store.memory()), rendered=False)
        found = tuple(problem for problem in result.problems if not passing(problem))
        site = None if has_errors(found) else result.site
        return found, asked(site) if site else None
    finally:
        store.close()


def examined(
    request: Request, asked: Callable[[Result], Answer], *, in_any_case: bool = False
) -> tuple[tuple[Problem, ...], Answer | None]:
    """Every problem that a build would have and, where there is no error, what is asked of it.

    It is asked ``in_any_case`` where that is said. Nothing is written but what is remembered.
    """
    plan, problems = planned(request)
    if plan is None:
        return problems, None
    store = DiskStore(store_file(request.settings, publish=False))
    try:
        result = _looked_at(plan, store)
        stopped = has_errors(result.problems) and not in_any_case
        return result.problems, None if stopped else asked(result)
    except PublishError as fault:
        return (fault.problem,), None
    finally:
        store.close()


def planned(request: Request) -> tuple[Plan | None, tuple[Problem, ...]]:
    """The request as checked values, or None with what is wrong with settings, plugins and folders."""
    settings = request.settings
    identity, problems = identity_of(settings)
    found = [*problems]
    as_of, wrong = build_day(os.environ.get("AS_OF", ""), identity.zone if identity else ZONE)
    found += wrong
    jobs = jobs_of(os.environ.get("JOBS", ""))
    if jobs is None:
        found.append(error(Place(""), "jobs", found=os.environ["JOBS"]))
    if not Path(settings["THEME"]).is_dir():
        found.append(error(Place(""), "theme-missing", folder=settings["THEME"]))
    limits, wrong_limits = limits_of(settings)
    found += wrong_limits
    content, output = Path(settings["PATH"]), Path(settings["OUTPUT_PATH"])
    found += refusals(content, output) if request.publish else ()
    if identity is None or as_of is None or jobs is None or has_errors(found):
        return None, in_order(found)
    features = [plugin.FEATURE for plugin in request.plugins if hasattr(plugin, "FEATURE")]
    if settings.get(ADMIN):
        from plugins.edge.admin.hosted import hosted  # noqa: PLC0415 - few sites have an editor in them

        features.append(hosted(settings, features))
    composition = compose(features)
    looked = request.inputs
    code = looked.program if looked else program_print([plugin.__file__ or "" for plugin in request.plugins])
    if settings.get(ADMIN):
        code += f" {settings[ADMIN]}"
    workers = Pool(jobs, request.progress)
    return Plan(
        request, identity, as_of, composition, content, output, is_paranoid(), workers, code, limits
    ), ()


def _checked(plan: Plan, store: DiskStore) -> Outcome:
    """Find every problem, those of the theme among them; write nothing but what is remembered."""
    return Outcome(_looked_at(plan, store).problems)


def _looked_at(plan: Plan, store: DiskStore) -> Result:
    former = store.memory()
    result, _ = _result(plan, store, Engine(deliver=_checked_only, standing=None, memory=former))
    _remember(store, former, result)
    return result


def _checked_only(file: Made) -> Delivered:
    return Delivered(sha256(file.body).hexdigest() if isinstance(file, Artifact) else file.digest)


def _built(plan: Plan, store: DiskStore, output: Output) -> Outcome:
    output.workers = plan.workers
    listeners = plan.request.listeners
    if listeners is not None:
        return _listened(plan, listeners, output)
    forms = forms_of(plan)
    tree = _Tree(output, plan.output, forms)
    former = store.memory()
    engine = Engine(deliver=tree.take, begin=tree.begin, standing=output.standing, memory=former)
    result, inputs = _result(plan, store, engine)
    if has_errors(result.problems):
        return Outcome(result.problems)
    verdict = judged(result, plan.request.settings)
    told = in_order((*result.problems, *verdict.problems))
    if has_errors(told):
        return Outcome(told)
    files, receipts = result.files, result.receipts
    if plan.compressed:
        files, receipts = with_compressed(files, receipts, output, store, plan.workers)
    summary = output.publish(files, receipts)
    if any(path.startswith(f"{PICTURES}/") for path in result.receipts):
        forms.tidy(path for path in result.files if path.startswith(f"{PICTURES}/"))
    outcome = Outcome(result.problems, summary, result.pages)
    store.put(b"output", store.pack(output.memory))
    remember_outcome(store, outcome, inputs, files)
    if plan.compressed:
        remember_compressed(store, files)
    store.put(REASONS, store.pack((plan.as_of, result.reasons)))
    _remember(store, former, result)
    # What the guard says is about this one publication: the next finds what goes out now.
    return replace(outcome, problems=told, notes=verdict.notes, made_of=(former, result))


def _remember(store: DiskStore, former: Memory, result: Result) -> None:
    store.remember(former, result.memory, lambda: used(result.memory))


def _listened(plan: Plan, listeners: Listeners, output: Output) -> Outcome:
    """A whole build: what others make of the files is not known before it is done."""
    root = output.prepare(empty=True)
    tree = _Tree(output, plan.output, forms_of(plan), listeners.written)
    result, _ = _result(
        replace(plan, workers=Pool(1)), DiskStore(None), Engine(deliver=tree.take, begin=tree.begin)
    )
    if has_errors(result.problems):
        return Outcome(result.problems)
    listeners.finished(root)
    verdict = judged(result, plan.request.settings)
    told = in_order((*result.problems, *verdict.problems))
    if has_errors(told):
        return Outcome(told)
    if plan.compressed:
        with disk_faults(plan.output):
            write_compressed(root)
    return Outcome(told, output.publish_as_found(), result.pages, verdict.notes)


def _result(plan: Plan, store: DiskStore, engine: Engine, *, rendered: bool = True) -> tuple[Result, Inputs]:
    """The build as values, its files handed over; and what it was made of."""
    settings = plan.request.settings
    workers = plan.workers
    kinds = frozenset(kind.folder for kind in plan.composition.kinds.values())
    inputs = plan.request.inputs
    if inputs is None or inputs.kinds != kinds:
        inputs = look(settings, kinds, plan.code)
    program, known = store.get(b"assets") or ("", {})
    taken = intake(
        inputs, known if program == plan.program else {}, workers, plan.limits, paranoid=plan.paranoid
    )
    store.put(b"assets", store.pack((plan.program, taken.known)))
    try:
        result = build(
            taken.material,
            read_theme(Path(settings["THEME"])),
            plan.composition,
            plan.identity,
            plan.as_of,
            preview=bool(settings.get("PREVIEW")),
            rendered=rendered,
            engine=replace(
                engine, program=plan.program, store=store, workers=workers, paranoid=plan.paranoid,
            ),
        )  # fmt: skip
    except ThemeError as fault:
        told = error(Place(""), fault.code, where=fault.where, detail=fault.detail)
        result = Result(in_order([*taken.material.problems, told]), {}, {}, Memory())
    except ChangedError as fault:
        result = Result((error(Place(str(fault)), "file-changed"),), {}, {}, Memory())
    return result, inputs


class _Tree:
    """The tree that finished files are written into, in whatever process."""

    def __init__(
        self, output: Output, target: Path, forms: Forms, written: Callable[[Path], None] | None = None
    ) -> None:
        self._output = output
        self._target = target
        self._forms = forms
        self._written = written
        self._root: Path | None = None

    def begin(self) -> None:
        """Have the tree made ready. Raises PublishError."""
        if self._root is None:
            self._root = self._output.prepare()

    def take(self, file: Made) -> Delivered:
        """Write a file. Raises PublishError."""
        root = self._root
        if root is None:
            raise ValueError(file.path)
        copied = isinstance(file, Copy) and not file.picture
        body = b"" if copied else body_of(file, self._forms)
        with disk_faults(self._target):
            if isinstance(file, Copy) and copied:
                stamp, digest = copy(root, file.path, file.origin)
                be_as_looked_at(file, digest)
                delivered = Delivered(digest, stamp)
            else:
                delivered = Delivered(sha256(body).hexdigest(), write(root, file.path, body))
        if self._written is not None:
            self._written(root / file.path)
        return delivered


def forms_of(plan: Plan) -> Forms:
    """The forms of pictures that are kept from build to build, for all sites that share a folder for it."""
    folder = plan.request.settings.get("CACHE_PATH")
    return Forms(Path(folder) / FOLDER if folder else None)
