using System.Text.Json.Nodes;
using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Robustness;

/// <summary>Requests in which one place is replaced by something else, or left out: each is answered as the API would, and errors change nothing.</summary>
public sealed class MutationTests
{
    private static readonly string?[] Replacements = [null, "5", "-1.5", "'x'", "''", "true", "[]", "{}", "[null]", "{'type': 'x'}", "[[{}]]"];

    private static readonly (string Method, string Path, string Body)[] Requests =
    [
        ("POST", "/v1/pages", "{'parent': {'type': 'page_id', 'page_id': '$page'}, 'icon': {'emoji': '🚀'}, 'cover': {'external': {'url': 'https://example.com'}}, 'properties': {'title': {'title': [{'text': {'content': 'x', 'link': {'url': 'https://example.com'}}, 'annotations': {'bold': true, 'color': 'red'}}]}}, 'children': [{'toggle': {'rich_text': [], 'children': [{'divider': {}}]}}]}"),
        ("POST", "/v1/pages", "{'parent': {'data_source_id': '$source'}, 'properties': {'Name': {'title': [{'text': {'content': 'x'}}]}, 'N': {'number': 5}, 'S': {'select': {'name': 'A'}}, 'M': {'multi_select': [{'name': 'A'}]}, 'D': {'date': {'start': '2026-01-01', 'end': '2026-01-02', 'time_zone': null}}, 'C': {'checkbox': true}, 'U': {'url': 'https://example.com'}, 'F': {'files': [{'name': 'a', 'external': {'url': 'https://example.com'}}]}, 'P': {'people': [{'object': 'user', 'id': '$user'}]}, 'R': {'relation': [{'id': '$row'}]}, 'T': {'status': {'name': 'Done'}}}}"),
        ("PATCH", "/v1/pages/$row", "{'icon': null, 'is_locked': true, 'properties': {'N': {'number': null}, 'Name': {'type': 'title', 'title': []}}}"),
        ("PATCH", "/v1/blocks/$page/children", "{'children': [{'object': 'block', 'type': 'paragraph', 'paragraph': {'rich_text': [{'type': 'mention', 'mention': {'type': 'user', 'user': {'id': '$user'}}}]}}, {'table': {'table_width': 1, 'children': [{'table_row': {'cells': [[{'text': {'content': 'x'}}]]}}]}}, {'image': {'external': {'url': 'https://example.com'}}}, {'synced_block': {'synced_from': {'block_id': '$block'}}}], 'position': {'type': 'after_block', 'after_block': {'id': '$block'}}}"),
        ("PATCH", "/v1/blocks/$block", "{'type': 'to_do', 'to_do': {'rich_text': [{'text': {'content': 'y'}}], 'checked': true, 'color': 'blue'}, 'in_trash': false}"),
        ("POST", "/v1/databases", "{'parent': {'page_id': '$page'}, 'title': [{'text': {'content': 'x'}}], 'is_inline': true, 'initial_data_source': {'properties': {'Name': {'title': {}}, 'N': {'number': {'format': 'euro'}}, 'S': {'select': {'options': [{'name': 'A', 'color': 'red'}]}}, 'R': {'relation': {'data_source_id': '$source', 'type': 'dual_property', 'dual_property': {}}}, 'X': {'rollup': {'relation_property_name': 'R', 'rollup_property_name': 'Name', 'function': 'count'}}, 'F': {'formula': {'expression': '1'}}}}}"),
        ("PATCH", "/v1/data_sources/$source", "{'title': [{'text': {'content': 'x'}}], 'properties': {'N': {'name': 'N', 'description': 'd', 'number': {'format': 'yen'}}, 'T': {'status': {'options': [{'name': 'Done'}]}}, 'Z': null, 'New': {'checkbox': {}}}}"),
        ("POST", "/v1/data_sources/$source/query", "{'filter': {'and': [{'property': 'N', 'number': {'greater_than': 1}}, {'or': [{'timestamp': 'created_time', 'created_time': {'past_week': {}}}, {'property': 'P', 'people': {'contains': '$user'}}]}]}, 'sorts': [{'property': 'N', 'direction': 'ascending'}, {'timestamp': 'created_time', 'direction': 'descending'}], 'page_size': 5}"),
        ("POST", "/v1/search", "{'query': 'x', 'filter': {'property': 'object', 'value': 'page'}, 'sort': {'timestamp': 'last_edited_time', 'direction': 'ascending'}, 'page_size': 5}"),
        ("POST", "/v1/comments", "{'parent': {'page_id': '$page'}, 'rich_text': [{'text': {'content': 'x'}}], 'display_name': {'type': 'custom', 'custom': {'name': 'x'}}}"),
    ];

    [TestCaseSource(nameof(Names))]
    public async Task Every_place_may_be_wrong_without_harm(string name)
    {
        await using var api = new RawApi();
        Dictionary<string, string> ids = await PrepareAsync(api);
        (string method, string path, string body) = Requests[int.Parse(name.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture)];
        path = Resolve(path, ids);
        JsonNode valid = Body(Resolve(body, ids));
        int refused = 0;

        foreach (JsonNode mutant in Mutants(valid))
        {
            int before = api.Emulator.Workspace.State.Nodes.Count;
            RawAnswer answer = await api.SendAsync(new HttpMethod(method), path, mutant.ToJsonString());
            if (answer.Status == 200)
                continue;

            refused++;
            Assert.That(answer.Status, Is.InRange(400, 499), mutant.ToJsonString());
            Assert.That(answer.Message, Is.Not.Empty);
            Assert.That(api.Emulator.Workspace.State.Nodes, Has.Count.EqualTo(before), mutant.ToJsonString());
        }

        Assert.That(refused, Is.GreaterThan(20));
    }

    private static IEnumerable<string> Names() => Requests.Select((request, index) => $"{index} {request.Method} {request.Path}");

    private static async Task<Dictionary<string, string>> PrepareAsync(RawApi api)
    {
        RawAnswer page = await api.CreatePageAsync(children: "[{'to_do': {'rich_text': []}}]");
        (_, string target) = await api.CreateTableAsync(title: "Target");
        (_, string source) = await api.CreateTableAsync(Fill(
            "'N': {'number': {}}, 'S': {'select': {}}, 'M': {'multi_select': {}}, 'D': {'date': {}}, 'C': {'checkbox': {}}, 'U': {'url': {}}, 'F': {'files': {}}, 'P': {'people': {}}, 'T': {'status': {}}, 'Z': {'email': {}}, 'R': {'relation': {'data_source_id': '$0', 'single_property': {}}}",
            target));
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["page"] = page.Id,
            ["block"] = (await api.GetAsync($"/v1/blocks/{page.Id}/children")).Results[0].GetProperty("id").GetString()!,
            ["source"] = source,
            ["row"] = await api.CreateRowAsync(target, "Row"),
            ["user"] = (await api.GetAsync("/v1/users")).Results[0].GetProperty("id").GetString()!,
        };
    }

    private static string Resolve(string text, Dictionary<string, string> ids) =>
        ids.Aggregate(text, (resolved, id) => resolved.Replace("$" + id.Key, id.Value, StringComparison.Ordinal));

    // Each place of the request, replaced by everything or left out.
    private static IEnumerable<JsonNode> Mutants(JsonNode valid)
    {
        for (int place = 1; ; place++)
        {
            foreach (string? replacement in Replacements.Append("remove"))
            {
                JsonNode copy = valid.DeepClone();
                if (Find(copy, place) is not { } found)
                    yield break;
                Replace(found, replacement);
                yield return copy;
            }
        }
    }

    private static (JsonNode Parent, string? Name, int Index)? Find(JsonNode root, int place)
    {
        int count = 0;
        return Walk(root);

        (JsonNode Parent, string? Name, int Index)? Walk(JsonNode node)
        {
            IEnumerable<(string? Name, int Index, JsonNode? Child)> children = node switch
            {
                JsonObject o => o.Select(member => ((string?)member.Key, -1, member.Value)),
                JsonArray a => a.Select((item, index) => ((string?)null, index, item)),
                _ => [],
            };
            foreach ((string? name, int index, JsonNode? child) in children)
            {
                if (++count == place)
                    return (node, name, index);
                if (child is not null && Walk(child) is { } found)
                    return found;
            }

            return null;
        }
    }

    private static void Replace((JsonNode Parent, string? Name, int Index) place, string? replacement)
    {
        switch (place.Parent)
        {
            case JsonObject parent when replacement is "remove":
                parent.Remove(place.Name!);
                break;
            case JsonObject parent:
                parent[place.Name!] = replacement is null ? null : Body(replacement);
                break;
            case JsonArray parent when replacement is "remove":
                parent.RemoveAt(place.Index);
                break;
            case JsonArray parent:
                parent[place.Index] = replacement is null ? null : Body(replacement);
                break;
        }
    }
}
