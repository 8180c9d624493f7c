using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notion.Refit.Emulator.Tests.Formulas;

/// <summary>A table with properties of many types, in which formulas are written and read.</summary>
internal sealed class FormulaBench : IAsyncDisposable
{
    public const string Source = "00000000-0000-4000-8000-0000000000a1";
    public const string RelatedSource = "00000000-0000-4000-8000-0000000000a2";

    /// <summary>A Saturday.</summary>
    public static readonly DateTimeOffset Now = new(2026, 3, 14, 15, 9, 26, TimeSpan.Zero);

    private const string Tables = """
        {
          "users": [{ "name": "Grace Hopper", "email": "grace@example.com" }],
          "databases": [
            {
              "title": "Parts",
              "data_source_id": "00000000-0000-4000-8000-0000000000a2",
              "properties": { "Name": "title", "Cost": "number", "State": "select", "When": "date" },
              "rows": [
                { "Name": "Bolt", "Cost": 10, "State": "Done", "When": "2026-01-05" },
                { "Name": "Nut", "Cost": 5, "State": "Open", "When": "2026-02-01" },
                { "Name": "Pin", "State": "Done" }
              ]
            },
            {
              "title": "Tasks",
              "data_source_id": "00000000-0000-4000-8000-0000000000a1",
              "properties": {
                "Name": "title", "N": "number", "T": "rich_text", "Pattern": "rich_text", "D": "date", "Due": "date", "At": "date", "Span": "date", "Flag": "checkbox",
                "Tags": "multi_select", "Choice": "select", "Who": "people", "Made": "created_time", "Maker": "created_by", "Key": { "unique_id": { "prefix": "TSK" } },
                "Num": "number",
                "Parts": { "relation": { "data_source_id": "00000000-0000-4000-8000-0000000000a2", "single_property": {} } }
              },
              "rows": [
                {
                  "Name": "Row", "Num": 21, "Pattern": "[", "Due": "2026-03-14", "At": "2026-03-14T10:30:00Z", "Span": "2026-03-01/2026-03-05",
                  "Tags": ["a", "b", "c"], "Who": "Grace Hopper", "$created_time": "2026-03-11T12:00:00Z", "Parts": ["Bolt", "Nut", "Pin"]
                }
              ]
            }
          ]
        }
        """;

    public FormulaBench()
    {
        Api = new RawApi(new NotionEmulatorOptions { TimeProvider = new FixedTime(Now) });
        Api.Emulator.Workspace.Load(Tables);
    }

    public RawApi Api { get; }

    /// <summary>Writes a formula through the API. Single quotes stand for double ones.</summary>
    public Task<RawAnswer> WriteAsync(string expression, string name = "F") => Api.PatchAsync(
        $"/v1/data_sources/{Source}",
        new JsonObject { ["properties"] = new JsonObject { [name] = new JsonObject { ["formula"] = new JsonObject { ["expression"] = Quoted(expression) } } } });

    /// <summary>The formula value of the row, as <c>type: JSON</c>.</summary>
    public async Task<string> ReadAsync(string name = "F")
    {
        RawAnswer rows = Workbench.Ok(await Api.PostAsync($"/v1/data_sources/{Source}/query", new JsonObject()));
        return Show(rows.Results[0].GetProperty("properties").GetProperty(name).GetProperty("formula"));
    }

    /// <summary>Writes a formula through the API, and reads its value.</summary>
    public async Task<string> EvaluateAsync(string expression)
    {
        RawAnswer written = await WriteAsync(expression);
        return written.Status == 200 ? await ReadAsync() : $"{written.Status}: {written.Message}";
    }

    /// <summary>Has a formula written as in the app, and reads its value.</summary>
    public static async Task<string> EvaluateInAppAsync(string expression)
    {
        var tables = JsonNode.Parse(Tables)!;
        tables["databases"]![1]!["properties"]!["F"] = new JsonObject { ["formula"] = new JsonObject { ["expression"] = Quoted(expression) } };
        await using var api = new RawApi(new NotionEmulatorOptions { TimeProvider = new FixedTime(Now) });
        api.Emulator.Workspace.Load(tables.ToJsonString());
        RawAnswer rows = Workbench.Ok(await api.PostAsync($"/v1/data_sources/{Source}/query", new JsonObject()));
        return Show(rows.Results[0].GetProperty("properties").GetProperty("F").GetProperty("formula"));
    }

    public static string Quoted(string expression) => expression.Replace('\'', '"');

    public static string Show(JsonElement formula)
    {
        string type = formula.GetProperty("type").GetString()!;
        return $"{type}: {formula.GetProperty(type).GetRawText()}";
    }

    public ValueTask DisposeAsync() => Api.DisposeAsync();
}
