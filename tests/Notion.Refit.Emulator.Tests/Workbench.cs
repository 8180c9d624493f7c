using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notion.Refit.Emulator.Tests;

/// <summary>Makes what tests need in an emulator.</summary>
public static class Workbench
{
    public static string RootPageId(this RawApi api) => api.Emulator.RootPageId.ToString();

    /// <summary>JSON without the noise of quotes and escapes: 'single' quotes stand for "double" ones, $0, $1, … for the values.</summary>
    public static JsonNode Body(string text, params string[] values) =>
        JsonNode.Parse(Fill(text, values).Replace('\'', '"'), documentOptions: new JsonDocumentOptions { MaxDepth = 256 })!;

    /// <summary>Puts values at the places $0, $1, …</summary>
    public static string Fill(string text, params string[] values)
    {
        for (int i = 0; i < values.Length; i++)
            text = text.Replace($"${i}", values[i], StringComparison.Ordinal);
        return text;
    }

    public static async Task<RawAnswer> CreatePageAsync(this RawApi api, string title = "A page", string? children = null) =>
        Ok(await api.PostAsync(
            "/v1/pages",
            Body(
                "{'parent': {'page_id': '$0'}, 'properties': {'title': {'title': [{'text': {'content': '$1'}}]}}, 'children': $2}",
                api.RootPageId(),
                title,
                children ?? "[]")));

    /// <summary>Makes a database.</summary>
    /// <param name="api">Where.</param>
    /// <param name="properties">The schema beside the title <c>Name</c>: <c>'Cost': {'number': {}}</c>.</param>
    /// <param name="title">The title.</param>
    /// <returns>The ids of the database and of its data source.</returns>
    public static async Task<(string Database, string Source)> CreateTableAsync(this RawApi api, string properties = "", string title = "Tasks")
    {
        const string Template = """
            {
              'parent': {'type': 'page_id', 'page_id': '$0'},
              'title': [{'text': {'content': '$1'}}],
              'initial_data_source': {'properties': {'Name': {'title': {}} $2}}
            }
            """;
        RawAnswer answer = Ok(await api.PostAsync("/v1/databases", Body(Template, api.RootPageId(), title, Further(properties))));
        return (answer.Id, answer["data_sources"][0].GetProperty("id").GetString()!);
    }

    /// <summary>Makes a row.</summary>
    /// <param name="api">Where.</param>
    /// <param name="source">The data source.</param>
    /// <param name="name">The title.</param>
    /// <param name="values">Further values: <c>'Cost': {'number': 5}</c>.</param>
    /// <returns>The id of the row.</returns>
    public static async Task<string> CreateRowAsync(this RawApi api, string source, string name, string values = "") =>
        Ok(await api.PostAsync("/v1/pages", Row(source, name, values))).Id;

    public static JsonNode Row(string source, string name, string values = "") => Body(
        "{'parent': {'data_source_id': '$0'}, 'properties': {'Name': {'title': [{'text': {'content': '$1'}}]} $2}}", source, name, Further(values));

    public static async Task<RawAnswer> AppendAsync(this RawApi api, string parent, string children, string position = "") =>
        await api.PatchAsync($"/v1/blocks/{parent}/children", Body("{'children': $0 $1}", children, Further(position)));

    /// <summary>The titles of the rows of an answer.</summary>
    public static IEnumerable<string> Names(this RawAnswer answer) => answer.Results.Select(row => PlainText(row.GetProperty("properties").GetProperty("Name").GetProperty("title")));

    public static JsonElement Value(this RawAnswer page, string property) => Payload(page["properties"].GetProperty(property));

    /// <summary>What stands under the name of the type.</summary>
    public static JsonElement Payload(JsonElement typed) => typed.GetProperty(typed.GetProperty("type").GetString()!);

    public static string PlainText(JsonElement richText) => string.Concat(richText.EnumerateArray().Select(piece => piece.GetProperty("plain_text").GetString()));

    public static string[] Members(JsonElement json) => [.. json.EnumerateObject().Select(member => member.Name)];

    /// <summary>Stops a test whose preparation failed.</summary>
    public static RawAnswer Ok(RawAnswer answer) =>
        answer.Status == 200 ? answer : throw new InvalidOperationException($"{answer.Status} {answer.Code}: {answer.Message}");

    private static string Further(string members) => members.Length == 0 ? "" : "," + members;
}
