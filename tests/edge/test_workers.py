"""The results of several processes are those of one, in the same order."""

import os
import signal

import pytest

from plugins.edge.jobs import jobs_of
from plugins.edge.workers import Pool

TASKS = list(range(500))


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_the_order_of_the_tasks(jobs):
    told = []
    pool = Pool(jobs, lambda *progress: told.append(progress))
    assert list(pool.run("texts", lambda task: task * task, TASKS)) == [task * task for task in TASKS]
    assert told[-1] == ("texts", 448, 500)


def test_little_work_is_done_here():
    assert set(Pool(4).run("texts", lambda _: os.getpid(), TASKS[:50])) == {os.getpid()}


def test_much_work_is_done_elsewhere():
    assert os.getpid() not in set(Pool(2).run("texts", lambda _: os.getpid(), TASKS))


def test_what_a_task_raises_passes_through():
    def fail(task):
        if task == 300:
            raise ValueError("task 300")
        return task

    with pytest.raises(ValueError, match="task 300"):
        list(Pool(2).run("texts", fail, TASKS))


def test_process_that_is_killed_leaves_its_work_to_this_one():
    home = os.getpid()

    def die(task):
        if task == 100 and os.getpid() != home:
            os.kill(os.getpid(), signal.SIGKILL)
        return task

    assert list(Pool(2).run("texts", die, TASKS)) == TASKS


@pytest.mark.parametrize(
    ("written", "jobs"), [("2", 2), (" 8 ", 8), ("0", None), ("-1", None), ("x", None), ("1000", None)]
)
def test_number_of_processes_is_read(written, jobs):
    assert jobs_of(written) == jobs


def test_as_many_processes_as_there_are_processors_to_use(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 3, 5}, raising=False)
    assert jobs_of("") == 3
