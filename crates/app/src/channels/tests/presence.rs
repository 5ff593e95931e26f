//! Who looks at a menu and who is changing it.

use domain::Role;
use serde_json::json;
use store::on_each_database;

use super::{Server, head};
use crate::matrix::World;
use crate::testing::{Bench, Client};

on_each_database! {
    async fn colleagues_see_who_is_there_until_they_leave_or_fall_silent(db: TestDb) {
        let bench = Bench::new(db).await;
        let server = Server::start(&bench.app).await;
        let world = World::of(&bench, 0).await;
        let (head, viewer) = (head(&bench).await, bench.signs_in(Role::Viewer).await);
        let id = world.path("/api/v1/menus/{id}").rsplit('/').next().expect("an id").to_owned();
        let is = |mode: &str| json!({ "entity": "menu", "id": id, "mode": mode });
        let mut stream = server.listens("/api/sse/menu", &viewer).await;
        stream.is_next("CONNECTED").await;

        head.post("/api/v1/presence", is("viewing")).await.is(204);
        let seen = stream.is_next("PRESENCE").await;
        assert_eq!(seen.id, None);
        assert_eq!(seen.body["data"]["people"][0]["name"], Role::SppgHead.code());
        head.post("/api/v1/presence", is("viewing")).await.is(204);
        head.post("/api/v1/presence", is("editing")).await.is(204);
        assert_eq!(stream.is_next("PRESENCE").await.body["data"]["people"][0]["mode"], "editing", "said once");

        viewer.post("/api/v1/presence", is("viewing")).await.is(204);
        assert_eq!(stream.is_next("PRESENCE").await.body["data"]["people"].as_array().map(Vec::len), Some(2));
        let newcomer = viewer.get(&format!("/api/v1/presence?entity=menu&id={id}")).await.is(200);
        assert_eq!(newcomer["items"][0]["people"].as_array().map(Vec::len), Some(2));
        let elsewhere = bench.signs_in_at(1, Role::SppgHead).await;
        assert_eq!(elsewhere.get("/api/v1/presence").await.is(200)["items"], json!([]));
        let theirs = elsewhere.post("/api/v1/presence", is("viewing")).await;
        assert_eq!(theirs.is_problem(422, "invalid"), crate::testing::errors(&[("id", "not_found")]));

        viewer.post("/api/v1/presence", is("left")).await.is(204);
        assert_eq!(stream.is_next("PRESENCE").await.body["data"]["people"].as_array().map(Vec::len), Some(1));
        bench.app.clock.advance(41);
        assert_eq!(stream.is_next("PRESENCE").await.body["data"]["people"], json!([]));
        server.stop().await;
    }

    async fn nobody_floods_the_kitchen_with_where_he_is(db: TestDb) {
        let bench = Bench::new(db).await;
        let world = World::of(&bench, 0).await;
        let (head, viewer) = (head(&bench).await, bench.signs_in(Role::Viewer).await);
        let id = world.path("/api/v1/menus/{id}").rsplit('/').next().expect("an id").to_owned();
        let says = async |who: &Client| {
            who.post("/api/v1/presence", json!({ "entity": "menu", "id": id, "mode": "viewing" })).await
        };
        for _ in 0..40 {
            says(&head).await.is(204);
        }
        let refused = says(&head).await;
        refused.is_problem(429, "rate_limited");
        assert_eq!(refused.header("retry-after"), "1");
        says(&viewer).await.is(204);
        bench.app.clock.advance(1);
        says(&head).await.is(204);
    }
}
