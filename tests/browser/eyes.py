"""What a page is for every eye: axe in both colours and in the system's own, on phone and desktop; narrow
screens and large text.
"""

from typing import Any, Literal

from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.conftest import PWA

AXE = (PWA / "node_modules" / "axe-core" / "axe.min.js").read_text()
RUN = """(rules) => window.axe
    ? axe.run({ runOnly: rules, reporter: "no-passes", selectors: false }).then((found) => found.violations)
    : null"""
"""What holds is not gathered, nor how to find again what does not."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
PHONE: ViewportSize = {"width": 360, "height": 740}
NARROW: ViewportSize = {"width": 320, "height": 640}
DESKTOP: ViewportSize = {"width": 1280, "height": 800}
LIGHT: Literal["light"] = "light"
DARK: Literal["dark"] = "dark"
TOO_WIDE = """() => {
    const root = document.scrollingElement;
    const sheet = document.querySelector("dialog[open] .sheet-content");
    return [root, sheet]
        .filter((one) => one && one.scrollWidth > one.clientWidth + 1)
        .flatMap((one) => [...one.querySelectorAll("*")]
            .filter((part) => part.getBoundingClientRect().right > one.clientWidth + 1)
            .map((part) => part.outerHTML.slice(0, 120)));
}"""
"""What makes the page, or the sheet on it, wider than the screen."""

FAINT = """() => {
    const probe = document.createElement("i");
    probe.style.color = "var(--ink-soft)";
    document.body.append(probe);
    const soft = getComputedStyle(probe).color;
    probe.remove();
    return [...document.querySelectorAll("[placeholder]")]
        .filter((one) => getComputedStyle(one, "::placeholder").color !== soft)
        .map((one) => one.outerHTML.slice(0, 120));
}"""
"""Fields whose example is in another colour than quiet text: axe does not look at them."""

UNDER_NOTICES = """() => {
    const boxes = [...document.querySelectorAll(".toast")].map((one) => one.getBoundingClientRect());
    return [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
        .filter((one) => !one.closest(".notices, .sections, .hidden"))
        .filter((one) => {
            const its = one.getBoundingClientRect();
            return its.width > 1 && boxes.some((box) => its.bottom > box.top && its.top < box.bottom
                && its.right > box.left && its.left < box.right);
        })
        .map((one) => one.outerHTML.slice(0, 120));
}"""
"""The actions that lie under what the app has to say."""

LOOKS_UNCHOSEN = """() => {
    const states = [
        ["[aria-pressed=true]", "[aria-pressed=false]"],
        ["[role=option][aria-selected=true]", "[role=option]:not([aria-selected=true])"],
        ["nav a[aria-current]", "nav a:not([aria-current])"],
        ["label:has(input:checked)", "label:has(input:not(:checked))"],
    ];
    const drawn = (part, side) => {
        const its = getComputedStyle(part, side);
        return [its.backgroundColor, its.borderTopColor, its.borderTopWidth, its.borderBottomColor];
    };
    const look = (one) => [one, ...one.querySelectorAll("*")]
        .flatMap((part) => [drawn(part, null), drawn(part, "::before")]).join();
    const hasOwnMark = (one) => {
        const input = one.matches("label") && one.querySelector("input");
        const its = input && getComputedStyle(input);
        return its && its.appearance !== "none" && its.opacity !== "0";
    };
    const judged = (one) => one.getClientRects().length > 0 && !hasOwnMark(one);
    const chosenOnes = (chosen) => [...document.querySelectorAll(chosen)].filter(judged);
    return states.flatMap(([chosen, other]) => chosenOnes(chosen).flatMap((one) => {
        const parts = one.querySelectorAll("*").length;
        const others = [...one.closest("nav, fieldset, ul, section, main, body").querySelectorAll(other)]
            .filter((two) => judged(two) && two.className === one.className)
            .filter((two) => two.querySelectorAll("*").length === parts);
        return others.some((two) => look(two) === look(one)) ? [one.outerHTML.slice(0, 200)] : [];
    }));
}"""
"""What is chosen and looks like what is not."""

SAY_PAINTED = """(painted) => {
    const all = [...document.body.querySelectorAll("*")].filter((one) => one.style);
    const colours = all.map((one) => getComputedStyle(one).color);
    const name = "-webkit-text-fill-color";
    all.forEach((one, at) => one.style.setProperty(name, painted ? colours[at] : ""));
}"""
"""Chromium paints the system's colours and still tells ours in the property that axe asks first."""

ARRIVED = """() => Promise.allSettled(document.getAnimations()
    .filter((one) => one.effect.getComputedTiming().endTime !== Infinity)
    .map((one) => one.finished))"""
"""What is still moving has come to rest: a sheet on its way is half transparent."""


def violations(page: Page, rules: list[str] = RULES) -> list[str]:
    """What axe finds, one line for each element."""
    found: list[dict[str, Any]] | None = page.evaluate(RUN, rules)
    if found is None:
        page.evaluate(AXE)
        found = page.evaluate(RUN, rules)
    assert found is not None
    return [
        f"{rule['id']}: {node['html'][:200]} {node['any'][0]['message'] if node['any'] else ''}"
        for rule in found
        for node in rule["nodes"]
    ]


def look(page: Page) -> None:
    """Nothing for axe to say in any colours and sizes, nothing wider than a narrow screen.

    The page is looked at as it is once it has loaded, and is left in the size it had.
    """
    # Skeletons and lazy texts give way to what the page is about.
    expect(page.locator("[aria-busy=true], .skeleton")).to_have_count(0)
    before = page.viewport_size
    page.emulate_media(reduced_motion="reduce")
    page.evaluate(ARRIVED)
    for size, forced in ((PHONE, DARK), (DESKTOP, LIGHT)):
        _show_whole(page, size)
        page.emulate_media(color_scheme=LIGHT)
        assert violations(page) == []
        # The same page in other colours: only the rules on colours may judge otherwise.
        page.emulate_media(color_scheme=DARK)
        assert violations(page, COLOUR_RULES) == []
        assert page.evaluate(FAINT) == []
        page.emulate_media(color_scheme=forced, forced_colors="active")
        page.evaluate(SAY_PAINTED, True)
        lost = violations(page, COLOUR_RULES) + page.evaluate(LOOKS_UNCHOSEN)
        assert lost == [], "\n".join(lost)
        page.evaluate(SAY_PAINTED, False)
        page.emulate_media(forced_colors="none")
    page.set_viewport_size(NARROW)
    assert page.evaluate(TOO_WIDE) == []
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(TOO_WIDE) == []
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.set_viewport_size(before or PHONE)


def _show_whole(page: Page, size: ViewportSize) -> None:
    """A screen as tall as the page: what lies half under the bottom navigation counts as a small target."""
    page.set_viewport_size(size)
    height = max(size["height"], page.evaluate("document.documentElement.scrollHeight"))
    page.set_viewport_size({"width": size["width"], "height": height})
