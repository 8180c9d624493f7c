using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Robustness;

public sealed class ConcurrencyTests
{
    [Test]
    public async Task Writers_and_readers_at_once_lose_and_double_nothing()
    {
        const int Clients = 16;
        const int Writes = 20;
        await using var api = new RawApi();
        (_, string source) = await api.CreateTableAsync("'Id': {'unique_id': {}}");
        RawAnswer page = await api.CreatePageAsync();

        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
        {
            for (int i = 0; i < Writes; i++)
            {
                string row = await api.CreateRowAsync(source, $"{client}-{i}");
                Ok(await api.AppendAsync(page.Id, "[{'divider': {}}]"));
                Ok(await api.GetAsync($"/v1/pages/{row}"));
                Ok(await api.PostAsync($"/v1/data_sources/{source}/query", Body("{'page_size': 5}")));
            }
        })));

        var names = new List<string>();
        string? cursor = null;
        do
        {
            RawAnswer answer = await api.PostAsync($"/v1/data_sources/{source}/query", Body(cursor is null ? "{}" : Fill("{'start_cursor': '$0'}", cursor)));
            names.AddRange(answer.Names());
            cursor = answer["next_cursor"].GetString();
        }
        while (cursor is not null);

        Assert.That(names, Is.Unique.And.Count.EqualTo(Clients * Writes));
        Assert.That(api.Emulator.Workspace.State.FindNode(Guid.Parse(page.Id))!.Children, Has.Count.EqualTo(Clients * Writes));
    }
}
