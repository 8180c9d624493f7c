using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Notion.Refit.Benchmarks.Measuring;
using Notion.Refit.Emulator;
using Notion.Refit.Models;

namespace Notion.Refit.Benchmarks.Emulation;

/// <summary>What a filtered and sorted query costs a row of its data source, and what a row with five properties takes in memory.</summary>
/// <param name="sizes">How many rows to measure with, the smallest first.</param>
internal sealed class EmulatorQueryRows(params int[] sizes) : IRows
{
    private const int Turns = 41;

    // Half of the rows pass the filter: sorting has work to do.
    private const string Body =
        """{"filter":{"and":[{"property":"Status","select":{"equals":"Open"}},{"property":"Cost","number":{"greater_than":-1}}]},"sorts":[{"property":"Due","direction":"descending"},{"property":"Cost","direction":"ascending"}],"page_size":100}""";

    public string Name => "emulator";

    public IEnumerable<Result> Measure() => MeasureAsync().GetAwaiter().GetResult();

    private async Task<List<Result>> MeasureAsync()
    {
        List<Table> tables = [];
        foreach (int size in sizes)
            tables.Add(await FillAsync(size));
        List<Result> results = [.. Compare(tables)];
        foreach (Table table in tables)
            await table.DisposeAsync();
        return results;
    }

    private static IEnumerable<Result> Compare(List<Table> tables)
    {
        Timing[] timings = Alternation.Run(Turns, [.. tables.Select(static table => Variant.Of(Name(table.Rows), () => QueryAsync(table)))]);
        for (int i = 1; i < tables.Count; i++)
        {
            // What a query costs whatever the number of rows (its answer of 100 rows above all) is the same on both sides.
            Timing small = timings[0], large = timings[i];
            int rows = tables[i].Rows - tables[0].Rows;
            string details = string.Create(CultureInfo.InvariantCulture, $"{small.Name} {small.LeastNanoseconds / 1e6:N2} ms, {large.Name} {large.LeastNanoseconds / 1e6:N2} ms");
            yield return new Result($"emulator, filtered and sorted query, up to {large.Name}: time a row", (large.LeastNanoseconds - small.LeastNanoseconds) / rows, Goal.AtMost(200, "ns"), details);
            yield return new Result($"emulator, filtered and sorted query, up to {large.Name}: allocated a row", (large.Bytes - small.Bytes) / rows, Goal.AtMost(0, "B"), "");
        }

        yield return new Result($"emulator, {Name(tables[^1].Rows)} with five properties: memory a row", tables[^1].Held, Goal.AtMost(3072, "B"), "");

        static string Name(int rows) => string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows");
    }

    private static async Task<Table> FillAsync(int rows)
    {
        var emulator = NotionEmulator.Start(new NotionEmulatorOptions { Seed = 1 });
        using HttpMessageHandler handler = emulator.CreateHandler();
        using var notion = NotionClient.Create(emulator.Token, handler, options => options.BaseAddress = emulator.BaseAddress);
        DataSourceId id = await CreateTableAsync(notion, emulator.RootPageId);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 0; i < rows; i++)
            await notion.Pages.CreateAsync(RowOf(id, i));
        double held = (double)(GC.GetTotalMemory(forceFullCollection: true) - before) / rows;
        return new Table(emulator, Wire(emulator), id, rows, held);
    }

    private static HttpClient Wire(NotionEmulator emulator)
    {
        HttpClient http = emulator.CreateHttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", emulator.Token);
        http.DefaultRequestHeaders.Add("Notion-Version", "2026-03-11");
        return http;
    }

    private static async Task<HttpResponseMessage> QueryAsync(Table table)
    {
        using var body = new StringContent(Body, Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await table.Http.PostAsync(new Uri($"v1/data_sources/{table.Id}/query", UriKind.Relative), body);
        return answer.EnsureSuccessStatusCode();
    }

    private static async Task<DataSourceId> CreateTableAsync(NotionClient notion, PageId parent)
    {
        Database database = await notion.Databases.CreateAsync(new()
        {
            Parent = Parent.Page(parent),
            Title = "Rows",
            InitialDataSource = new()
            {
                Properties =
                {
                    ["Name"] = PropertySchema.Title(),
                    ["Cost"] = PropertySchema.Number(),
                    ["Status"] = PropertySchema.Select("Open", "Done"),
                    ["Due"] = PropertySchema.Date(),
                    ["Done"] = PropertySchema.Checkbox(),
                },
            },
        });
        return database.DataSources[0].Id;
    }

    private static CreatePageRequest RowOf(DataSourceId table, int index) => new()
    {
        Parent = Parent.DataSource(table),
        Properties =
        {
            ["Name"] = new TitleValue(string.Create(CultureInfo.InvariantCulture, $"Row {index}")),
            ["Cost"] = new NumberValue(index * 7919 % 1000),
            ["Status"] = new SelectValue(index % 2 == 0 ? "Open" : "Done"),
            ["Due"] = new DateValue(new DateOnly(2026, 1, 1).AddDays(index * 31 % 365)),
            ["Done"] = new CheckboxValue(index % 2 != 0),
        },
    };

    private sealed record Table(NotionEmulator Emulator, HttpClient Http, DataSourceId Id, int Rows, double Held) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            Http.Dispose();
            await Emulator.DisposeAsync();
        }
    }
}
