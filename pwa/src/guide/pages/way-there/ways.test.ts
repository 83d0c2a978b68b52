import { describe, expect, it } from "vitest";
import { itineraryUrl } from "./itinerary";

const fair = {
  name: "Salon de l’étudiant",
  address: "1 place de la Gare",
  postcode: "44000",
  commune: "Nantes",
  lat: 47.2172,
  lon: -1.5419,
  approximate: false,
};

describe("itineraryUrl", () => {
  it("opens what the phone has", () => {
    expect(itineraryUrl(fair, "Linux; Android 15")).toBe(
      "geo:47.2172,-1.5419?q=47.2172,-1.5419(Salon%20de%20l%E2%80%99%C3%A9tudiant)",
    );
    expect(itineraryUrl(fair, "iPhone")).toBe("https://maps.apple.com/?daddr=47.2172%2C-1.5419");
    expect(itineraryUrl(fair, "X11; Linux")).toBe("https://www.openstreetmap.org/directions?to=47.2172%2C-1.5419");
  });

  it("gives the postal address where the point is only the commune's centre", () => {
    const vague = { ...fair, approximate: true };
    expect(itineraryUrl(vague, "iPhone")).toBe(
      "https://maps.apple.com/?daddr=1%20place%20de%20la%20Gare%2044000%20Nantes",
    );
    expect(itineraryUrl({ ...vague, address: null }, "Android")).toBe("geo:0,0?q=44000%20Nantes");
  });
});
