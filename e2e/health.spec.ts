import { expect, test } from "./fixtures.ts";

test("the server is alive and ready", async ({ request }) => {
  expect((await request.get("/healthz")).status()).toBe(200);
  expect((await request.get("/readyz")).status()).toBe(200);
});

test("the programs' interface describes itself, and its page shows that without help from elsewhere", async ({ page, baseURL }) => {
  const elsewhere: string[] = [];
  page.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== baseURL) elsewhere.push(request.url());
  });
  await page.goto("/api/docs/");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Bergizi");
  await expect(page.getByText("/api/v1/", { exact: false }).nth(1)).toBeVisible();
  expect(elsewhere).toEqual([]);
});

test("who is not signed in learns nothing", async ({ request }) => {
  for (const path of ["/api/v1/session", "/api/v1/programs", "/api/v1/nothing-here"]) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(401);
    expect((await answer.json()).code).toBe("unauthenticated");
  }
});
