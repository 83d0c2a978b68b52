import { describe, expect, it } from "vitest";
import { appUrl, postalOf, wayUrl } from "./ways";

const fair = {
  name: "Salon de l’étudiant",
  address: "1 place de la Gare",
  postcode: "44000",
  commune: "Nantes",
  lat: 47.2172,
  lon: -1.5419,
  approximate: false,
};
const vague = { ...fair, approximate: true };

describe("a way there", () => {
  it("is asked of OpenStreetMap by what one goes with, and never says where from", () => {
    const page = "https://www.openstreetmap.org/directions";
    expect(wayUrl(fair, "foot")).toBe(`${page}?engine=fossgis_osrm_foot&to=47.2172%2C-1.5419`);
    expect(wayUrl(fair, "bike")).toBe(`${page}?engine=fossgis_osrm_bike&to=47.2172%2C-1.5419`);
    expect(wayUrl(vague, "car")).toBe(
      `${page}?engine=fossgis_osrm_car&to=1%20place%20de%20la%20Gare%2C%2044000%20Nantes`,
    );
  });

  it("opens what the phone has", () => {
    expect(appUrl(fair, "Linux; Android 15")).toBe(
      "geo:47.2172,-1.5419?q=47.2172,-1.5419(Salon%20de%20l%E2%80%99%C3%A9tudiant)",
    );
    expect(appUrl(fair, "iPhone")).toBe("https://maps.apple.com/?daddr=47.2172%2C-1.5419");
    expect(appUrl(fair, "X11; Linux")).toBeNull();
  });

  it("gives the postal address where the point is only the commune's centre", () => {
    expect(appUrl(vague, "iPhone")).toBe(
      "https://maps.apple.com/?daddr=1%20place%20de%20la%20Gare%2C%2044000%20Nantes",
    );
    expect(appUrl({ ...vague, address: null }, "Android")).toBe("geo:0,0?q=44000%20Nantes");
    expect(postalOf({ ...vague, postcode: null })).toBe("1 place de la Gare, Nantes");
  });
});
