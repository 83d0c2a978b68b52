import { Icon } from "../../../ui/icon";
import { accountWords } from "../../words/account";

/** Who left school, or searches: the places that are there for that. */
export function HelpNearby() {
  const words = accountWords().nearby;
  const doors = [
    { href: "/?type=place&place=mission_locale", title: words.missionsLocales, text: words.missionsLocalesText },
    {
      href: "/?type=place&place=cio&place=mission_locale&place=information_point",
      title: words.psad,
      text: words.psadText,
    },
    {
      href: "/?type=place&place=production_school&radius=100",
      title: words.productionSchools,
      text: words.productionSchoolsText,
    },
  ];
  return (
    <section>
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      <ul class="doors">
        {doors.map(({ href, title, text }) => (
          <li key={href} class="of-place">
            <a href={href}>
              <Icon name="around" />
              <span>
                <b>{title}</b> {text}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
