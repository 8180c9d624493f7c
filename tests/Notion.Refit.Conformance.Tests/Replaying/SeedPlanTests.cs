using Notion.Refit.Conformance.Replaying;
using static Notion.Refit.Conformance.Tests.Replaying.TestCassette;

namespace Notion.Refit.Conformance.Tests.Replaying;

[TestFixture]
public sealed class SeedPlanTests
{
    [Test]
    public void What_the_conversation_makes_is_not_seeded()
    {
        SeedPlan plan = Plan(new TestCassette().Add("POST", "/v1/pages", $$"""{ "parent": { "page_id": "{{Root}}" } }""", Page(Child, "x", InRoot)));
        Assert.That(plan.Seeds.Select(seed => seed.Id), Is.EqualTo(new[] { Guid.Parse(Root) }));
        Assert.That(plan.Seeds[0].Kind, Is.EqualTo(SeedKind.Page));
    }

    [Test]
    public void What_something_is_in_comes_first()
    {
        SeedPlan plan = Plan(new TestCassette()
            .Add("GET", $"/v1/pages/{Child}", null, Page(Child, "x", InRoot))
            .Add("GET", $"/v1/pages/{Root}", null, Page(Root, "y", InWorkspace)));
        Assert.That(plan.Seeds.Select(seed => seed.Id), Is.EqualTo(new[] { Guid.Parse(Root), Guid.Parse(Child) }));
    }

    [Test]
    public void What_was_refused_is_not_seeded() =>
        Assert.That(Plan(new TestCassette().Add("GET", $"/v1/pages/{Root}", null, """{ "object": "error" }""", 404)).Seeds, Is.Empty);

    [Test]
    public void What_goes_into_the_trash_was_not_there_before()
    {
        string trashed = Page(Root, "x", InWorkspace).Replace("\"in_trash\": false", "\"in_trash\": true", StringComparison.Ordinal);
        SeedPlan plan = Plan(new TestCassette().Add("PATCH", $"/v1/pages/{Root}", """{ "in_trash": true }""", trashed));
        Assert.That(plan.Seeds.Single().Answer["in_trash"]!.GetValue<bool>(), Is.False);
    }

    [Test]
    public void What_others_make_in_the_meantime_is_there_when_it_is_seen_first()
    {
        SeedPlan plan = Plan(new TestCassette()
            .Add("GET", $"/v1/pages/{Root}", null, Page(Root, "y", InWorkspace, "2026-06-01T10:00:00.000Z"))
            .Add("GET", $"/v1/pages/{Child}", null, Page(Child, "x", InRoot, "2026-06-01T10:01:00.000Z")));
        Assert.That(plan.Seeds.Select(seed => seed.Due), Is.EqualTo(new[] { 0, 1 }));
    }

    [Test]
    public void A_block_that_new_ones_are_to_follow_is_in_what_they_go_into()
    {
        const string Request = $$$"""{ "children": [], "position": { "type": "after_block", "after_block": { "id": "{{{Child}}}" } } }""";
        SeedPlan plan = Plan(new TestCassette()
            .Add("GET", $"/v1/pages/{Root}", null, Page(Root, "y", InWorkspace))
            .Add("PATCH", $"/v1/blocks/{Root}/children", Request, """{ "object": "list", "results": [] }"""));
        Assert.That(plan.Seeds.Select(seed => seed.Id), Is.EqualTo(new[] { Guid.Parse(Root), Guid.Parse(Child) }));
        Assert.That(plan.Seeds[1].Answer["parent"]!["page_id"]!.GetValue<string>(), Is.EqualTo(Root));
    }

    [Test]
    public void What_a_block_is_in_is_a_block_where_the_answer_says_so()
    {
        string block = $$$"""
            {
              "object": "block", "id": "{{{Child}}}", "parent": { "type": "block_id", "block_id": "{{{Root}}}" },
              "created_time": "2026-06-01T10:00:00.000Z", "last_edited_time": "2026-06-01T10:00:00.000Z",
              "created_by": { "object": "user", "id": "{{{Bot}}}" }, "last_edited_by": { "object": "user", "id": "{{{Bot}}}" },
              "has_children": false, "in_trash": false, "type": "divider", "divider": {}
            }
            """;
        SeedPlan plan = Plan(new TestCassette()
            .Add("PATCH", $"/v1/blocks/{Root}/children", """{ "children": [{ "divider": {} }] }""", $$"""{ "object": "list", "results": [{{block}}] }"""));
        Assert.That(plan.Seeds.Single().Kind, Is.EqualTo(SeedKind.Block));
    }

    [Test]
    public void The_title_of_what_is_mentioned_is_the_one_in_the_response()
    {
        const string Mention = $$$"""{ "type": "mention", "mention": { "type": "page", "page": { "id": "{{{Root}}}" } }, "plain_text": "@" }""";
        string sent = $$"""{ "paragraph": { "rich_text": [{{Mention.Replace("@", "my own words", StringComparison.Ordinal)}}] } }""";
        string told = sent.Replace("my own words", "Root page", StringComparison.Ordinal);
        SeedPlan plan = Plan(new TestCassette().Add("PATCH", $"/v1/blocks/{Child}", sent, told));
        Assert.That(plan.Seeds.Single(seed => seed.Id == Guid.Parse(Root)).Answer["properties"]!.ToJsonString(), Does.Contain("Root page").And.Not.Contain("my own words"));
    }

    [Test]
    public void An_upload_without_a_trash_flag_is_not_in_the_trash()
    {
        const string Upload = $$"""{ "object": "file_upload", "id": "{{Child}}", "created_time": "2026-06-01T10:00:00.000Z", "status": "pending" }""";
        SeedPlan plan = Plan(new TestCassette().Add("GET", $"/v1/file_uploads/{Child}", null, Upload));
        Assert.That(plan.Seeds.Single().Answer["in_trash"]!.GetValue<bool>(), Is.False);
    }

    private static SeedPlan Plan(TestCassette cassette)
    {
        CassetteScan scan = CassetteScan.Of(new Cassette("one", cassette.Exchanges));
        return SeedPlan.Of(scan, SeedLibrary.Of([scan]));
    }
}
