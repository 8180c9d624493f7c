using System.Text;
using System.Text.Json;
using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Tests;

/// <summary>Models as Notion sends them.</summary>
internal static class Sent
{
    public static readonly PageId FirstPage = PageId.FromGuid(new Guid("11111111-1111-4111-8111-111111111111"));
    public static readonly DataSourceId FirstSource = DataSourceId.FromGuid(new Guid("22222222-2222-4222-8222-222222222222"));
    public static readonly BlockId Toggle = BlockId.FromGuid(new Guid("33333333-3333-4333-8333-333333333333"));

    public static BlockId BlockNumber(int number) => BlockId.FromGuid(new Guid($"44444444-4444-4444-8444-{number:x12}"));

    public static PageId PageNumber(int number) => PageId.FromGuid(new Guid($"55555555-5555-4555-8555-{number:x12}"));

    public static Page Row(string properties, int minute = 0, PageId? id = null, bool inTrash = false, DataSourceId? source = null) => Read<Page>($$"""
        {
          "object": "page", "id": "{{id ?? FirstPage}}", "created_time": "2026-01-01T00:00:00.000Z", "last_edited_time": "2026-01-01T{{minute / 60:00}}:{{minute % 60:00}}:00.000Z",
          "created_by": { "object": "user", "id": "66666666-6666-4666-8666-666666666666" }, "last_edited_by": { "object": "user", "id": "66666666-6666-4666-8666-666666666666" },
          "cover": null, "icon": null, "parent": { "type": "data_source_id", "data_source_id": "{{source ?? FirstSource}}" }, "in_trash": {{(inTrash ? "true" : "false")}},
          "is_archived": false, "is_locked": false, "url": "https://www.notion.so/x", "public_url": null, "properties": { {{properties}} }
        }
        """);

    /// <summary>A page of which Notion shows the id only.</summary>
    public static Page Stub() => Read<Page>($$"""{ "object": "page", "id": "{{FirstPage}}" }""");

    public static string Number(string name, int value, string? id = null) => $$""" "{{name}}": { "id": "{{id ?? name}}", "type": "number", "number": {{value}} } """;

    public static string Relation(string name, int count, bool hasMore) => $$"""
         "{{name}}": { "id": "{{name}}", "type": "relation", "has_more": {{(hasMore ? "true" : "false")}}, "relation": [{{string.Join(",", Enumerable.Range(0, count).Select(i => $$"""{ "id": "{{PageNumber(i)}}" }"""))}}] }
        """;

    public static string Person(string name, string? personName) => $$"""
         "{{name}}": { "id": "{{name}}", "type": "people", "people": [{ "object": "user", "id": "66666666-6666-4666-8666-666666666666"{{(personName is null ? "" : $$""", "name": "{{personName}}", "type": "person", "person": {} """)}} }] }
        """;

    public static Block Paragraph(int number, string text, int minute = 0, bool hasChildren = false, BlockId? parent = null) => Read<Block>($$"""
        {
          "object": "block", "id": "{{BlockNumber(number)}}", "parent": { "type": "block_id", "block_id": "{{parent ?? Toggle}}" },
          "created_time": "2026-01-01T00:00:00.000Z", "last_edited_time": "2026-01-01T{{minute / 60:00}}:{{minute % 60:00}}:00.000Z",
          "created_by": { "object": "user", "id": "66666666-6666-4666-8666-666666666666" }, "last_edited_by": { "object": "user", "id": "66666666-6666-4666-8666-666666666666" },
          "has_children": {{(hasChildren ? "true" : "false")}}, "in_trash": false, "type": "paragraph",
          "paragraph": { "rich_text": [{ "type": "text", "text": { "content": "{{text}}", "link": null }, "annotations": { "bold": false, "italic": false, "strikethrough": false, "underline": false, "code": false, "color": "default" }, "plain_text": "{{text}}", "href": null }], "color": "default" }
        }
        """);

    public static Database Database(string title) => Read<Database>($$"""
        {
          "object": "database", "id": "77777777-7777-4777-8777-777777777777", "title": [{ "type": "text", "text": { "content": "{{title}}", "link": null }, "plain_text": "{{title}}", "href": null }], "description": [],
          "parent": { "type": "workspace", "workspace": true }, "is_inline": false, "in_trash": false, "is_locked": false, "created_time": "2026-01-01T00:00:00.000Z", "last_edited_time": "2026-01-01T00:00:00.000Z",
          "data_sources": [], "icon": null, "cover": null, "url": "https://www.notion.so/x", "public_url": null
        }
        """);

    public static Comment Comment(string text) => Read<Comment>($$"""
        {
          "object": "comment", "id": "88888888-8888-4888-8888-888888888888", "parent": { "type": "page_id", "page_id": "{{FirstPage}}" }, "discussion_id": "99999999-9999-4999-8999-999999999999",
          "created_time": "2026-01-01T00:00:00.000Z", "last_edited_time": "2026-01-01T00:00:00.000Z", "created_by": { "object": "user", "id": "66666666-6666-4666-8666-666666666666" },
          "rich_text": [{ "type": "text", "text": { "content": "{{text}}", "link": null }, "plain_text": "{{text}}", "href": null }]
        }
        """);

    public static double? NumberOf(Page? page, string name) => page?.Properties.TryGetValue(name, out Property? property) == true ? (property.Value as NumberValue)?.Number : null;

    private static T Read<T>(string json)
        where T : INotionModel<T> => JsonSerializer.Deserialize<T>(Encoding.UTF8.GetBytes(json))!;
}
