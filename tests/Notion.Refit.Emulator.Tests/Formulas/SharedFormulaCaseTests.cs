using System.Text.Json;
using System.Text.Json.Nodes;
using Notion.Refit.Testing;

namespace Notion.Refit.Emulator.Tests.Formulas;

/// <summary>Formulas with the values that the real API gave, where a collection of them is beside the checkout.</summary>
public sealed class SharedFormulaCaseTests
{
    private const string Source = "00000000-0000-4000-8000-0000000000b1";
    private const string Related = "00000000-0000-4000-8000-0000000000b2";

    private static IEnumerable<TestCaseData> Cases()
    {
        if (Surroundings.TryFind("shared/cases/formulas.json") is not { } path)
        {
            yield return new TestCaseData(null).Ignore("There are no shared cases beside the checkout.").SetName("Shared cases");
            yield break;
        }

        int number = 0;
        foreach (JsonNode? entry in JsonNode.Parse(File.ReadAllText(path))!["cases"]!.AsArray())
            yield return new TestCaseData(entry!.AsObject()).SetName($"Shared case {number++}: {entry["expression"]}".Replace('(', '[').Replace(')', ']'));
    }

    [TestCaseSource(nameof(Cases))]
    public async Task A_formula_has_the_value_that_the_real_one_has(JsonObject given)
    {
        ArgumentNullException.ThrowIfNull(given);
        JsonObject context = given["context"]!.AsObject();
        var formula = new JsonObject { ["formula"] = new JsonObject { ["expression"] = given["expression"]!.DeepClone() } };
        bool isApi = (string?)context["written_by"] is not "app";
        JsonObject tables = Tables(context);
        if (!isApi)
            tables["databases"]![1]!["properties"]!["F"] = formula.DeepClone();
        await using var api = new RawApi();
        api.Emulator.Workspace.Load(tables.ToJsonString());

        RawAnswer? written = isApi ? await api.PatchAsync($"/v1/data_sources/{Source}", new JsonObject { ["properties"] = new JsonObject { ["F"] = formula.DeepClone() } }) : null;

        JsonObject expected = given["expected"]!.AsObject();
        if (expected["error"] is not null)
        {
            Assert.That(written!.Status, Is.EqualTo((int)expected["error"]!), written.Body.ToString());
            Assert.That(written.Message, Is.EqualTo((string?)expected["message"]));
            return;
        }

        Assert.That(written?.Status ?? 200, Is.EqualTo(200), written?.Message);
        RawAnswer rows = Workbench.Ok(await api.PostAsync($"/v1/data_sources/{Source}/query", new JsonObject()));
        JsonElement value = rows.Results[0].GetProperty("properties").GetProperty("F").GetProperty("formula");
        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(value.GetRawText()), expected), Is.True, $"{value.GetRawText()} and not {expected.ToJsonString()}");
    }

    private static JsonObject Tables(JsonObject context)
    {
        var users = new JsonArray();
        var row = new JsonObject { ["Name"] = "Row" };
        foreach ((string name, JsonNode? value) in context["row"]!.AsObject())
        {
            // People are `Name <address>`, seeds know them by name.
            JsonNode? plain = value?.DeepClone();
            if (value is JsonArray list && list.All(item => item!.ToString().Contains('<', StringComparison.Ordinal)))
            {
                plain = new JsonArray([.. list.Select(item => (JsonNode)item!.ToString().Split(" <")[0])]);
                foreach (JsonNode? item in list)
                {
                    if (!item!.ToString().StartsWith("Ada Lovelace", StringComparison.Ordinal))
                        users.Add(new JsonObject { ["name"] = item.ToString().Split(" <")[0] });
                }
            }

            if (plain is not null)
                row[name] = plain;
        }

        var properties = new JsonObject { ["Name"] = "title" };
        foreach ((string name, JsonNode? type) in context["properties"]!.AsObject())
        {
            properties[name] = type!.ToString() is "relation"
                ? new JsonObject { ["relation"] = new JsonObject { ["data_source_id"] = Related, ["single_property"] = new JsonObject() } }
                : type.DeepClone();
        }

        var related = new JsonArray();
        foreach (JsonNode? entry in context["related_rows"]?.AsArray() ?? [])
            related.Add(new JsonObject(entry!.AsObject().Where(member => member.Value is not null).Select(member => KeyValuePair.Create(member.Key, (JsonNode?)member.Value!.DeepClone()))));
        return new JsonObject
        {
            ["users"] = users,
            ["databases"] = new JsonArray(
                new JsonObject { ["title"] = "Related", ["data_source_id"] = Related, ["properties"] = context["related_properties"]?.DeepClone() ?? new JsonObject { ["Name"] = "title" }, ["rows"] = related },
                new JsonObject { ["title"] = "Table", ["data_source_id"] = Source, ["properties"] = properties, ["rows"] = new JsonArray(row) }),
        };
    }
}
