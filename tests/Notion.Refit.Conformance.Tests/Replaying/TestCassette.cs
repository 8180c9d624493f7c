using System.Text.Json.Nodes;
using Notion.Refit.Conformance.Recordings;

namespace Notion.Refit.Conformance.Tests.Replaying;

/// <summary>Writes conversations by hand.</summary>
internal sealed class TestCassette(string name = "one", string version = "2026-03-11")
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    public IReadOnlyList<RecordedExchange> Exchanges => [.. _lines.Select(line => RecordingFile.Parse(line, "test"))];

    public TestCassette Add(string method, string path, string? request, string response, int status = 200)
    {
        _lines.Add(new JsonObject
        {
            ["source"] = "test",
            ["cassette"] = name,
            ["index"] = _lines.Count,
            ["method"] = method,
            ["path"] = path,
            ["query"] = new JsonArray(),
            ["version"] = version,
            ["content_type"] = request is null ? null : "application/json",
            ["request"] = request is null ? null : JsonNode.Parse(request),
            ["status"] = status,
            ["response"] = JsonNode.Parse(response),
        }.ToJsonString());
        return this;
    }

    /// <summary>A page as the API tells it.</summary>
    public static string Page(string id, string title, string parent, string createdTime = "2026-06-01T10:00:00.000Z") => $$"""
        {
          "object": "page", "id": "{{id}}", "created_time": "{{createdTime}}", "last_edited_time": "{{createdTime}}",
          "created_by": { "object": "user", "id": "{{Bot}}" }, "last_edited_by": { "object": "user", "id": "{{Bot}}" },
          "cover": null, "icon": null, "parent": {{parent}}, "in_trash": false, "is_archived": false, "is_locked": false,
          "properties": { "title": { "id": "title", "type": "title", "title": {{Text(title)}} } },
          "url": "https://www.notion.so/{{title.Replace(' ', '-')}}-{{id.Replace("-", "", StringComparison.Ordinal)}}", "public_url": null
        }
        """;

    /// <summary>A data source as the API tells it.</summary>
    public static string DataSource(string id, string database, string properties = "", bool inTrash = false) => $$"""
        {
          "object": "data_source", "id": "{{id}}", "cover": null, "icon": null, "created_time": "2026-06-01T10:00:00.000Z",
          "created_by": { "object": "user", "id": "{{Bot}}" }, "last_edited_by": { "object": "user", "id": "{{Bot}}" }, "last_edited_time": "2026-06-01T10:00:00.000Z",
          "title": {{Text("Tasks")}}, "description": [], "is_inline": false,
          "properties": { {{properties}} "Name": { "id": "title", "name": "Name", "description": null, "type": "title", "title": {} } },
          "parent": { "type": "database_id", "database_id": "{{database}}" }, "database_parent": {{InWorkspace}},
          "url": "https://www.notion.so/{{database.Replace("-", "", StringComparison.Ordinal)}}", "public_url": null, "in_trash": {{(inTrash ? "true" : "false")}}
        }
        """;

    /// <summary>What a search finds.</summary>
    public static string Found(params string[] results) => $$"""
        {
          "object": "list", "results": [{{string.Join(',', results)}}], "next_cursor": null, "has_more": false,
          "type": "page_or_data_source", "page_or_data_source": {}
        }
        """;

    public static string Text(string text) => $$"""
        [{
          "type": "text", "text": { "content": "{{text}}", "link": null },
          "annotations": { "bold": false, "italic": false, "strikethrough": false, "underline": false, "code": false, "color": "default" },
          "plain_text": "{{text}}", "href": null
        }]
        """;

    public const string Bot = "11111111-1111-4111-8111-111111111111";

    public const string Root = "22222222-2222-4222-8222-222222222222";

    public const string Child = "33333333-3333-4333-8333-333333333333";

    public const string InWorkspace = """{ "type": "workspace", "workspace": true }""";

    public const string InRoot = $$"""{ "type": "page_id", "page_id": "{{Root}}" }""";
}
