import pytest

from stretchgui.language.choice import system_language


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "fr_FR"}, "fr"),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "pt_BR.UTF-8", "LC_ALL": ""}, "pt"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "../../etc"}, "en"),
        ({"LANG": "nds"}, "nds"),
    ],
)
def test_the_language_is_the_systems(environ: dict[str, str], language: str) -> None:
    assert system_language(environ) == language
