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
    private const int Queries = 9;

    // Half of the rows pass the filter: sorting has work to do.
    private const string Body =
        """{"filter":{"and":[{"property":"Status","select":{"equals":"Open"}},{"property":"Cost","number":{"greater_than":-1}}]},"sorts":[{"property":"Due","direction":"descending"},{"property":"Cost","direction":"ascending"}],"page_size":100}""";

    public string Name => "emulator";

    public IEnumerable<Result> Measure()
    {
        Cost[] costs = [.. sizes.Select(size => MeasureAsync(size).GetAwaiter().GetResult())];
        for (int i = 1; i < costs.Length; i++)
        {
            // What a query costs whatever the number of rows (its answer of 100 rows above all) is the same on both sides.
            Cost small = costs[0], large = costs[i];
            int rows = large.Rows - small.Rows;
            string details = string.Create(CultureInfo.InvariantCulture, $"{small.Rows:N0} rows {small.Time.TotalMilliseconds:N2} ms, {large.Rows:N0} rows {large.Time.TotalMilliseconds:N2} ms");
            yield return new Result($"emulator, filtered and sorted query, up to {large.Rows:N0} rows: time a row", (large.Time - small.Time).TotalNanoseconds / rows, Goal.AtMost(200, "ns"), details);
            yield return new Result($"emulator, filtered and sorted query, up to {large.Rows:N0} rows: allocated a row", (large.Bytes - small.Bytes) / rows, Goal.AtMost(0, "B"), "");
        }

        yield return new Result($"emulator, {costs[^1].Rows:N0} rows with five properties: memory a row", costs[^1].Held, Goal.AtMost(3072, "B"), "");
    }

    private static async Task<Cost> MeasureAsync(int rows)
    {
        await using var emulator = NotionEmulator.Start(new NotionEmulatorOptions { Seed = 1 });
        using HttpMessageHandler handler = emulator.CreateHandler();
        using var notion = NotionClient.Create(emulator.Token, handler, options => options.BaseAddress = emulator.BaseAddress);
        DataSourceId table = await CreateTableAsync(notion, emulator.RootPageId);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 0; i < rows; i++)
            await notion.Pages.CreateAsync(RowOf(table, i));
        double held = (double)(GC.GetTotalMemory(forceFullCollection: true) - before) / rows;

        using HttpClient http = Wire(emulator);
        double[] times = new double[Queries];
        double bytes = double.MaxValue;
        for (int i = -2; i < Queries; i++)
        {
            long allocated = GC.GetTotalAllocatedBytes(precise: true);
            TimeSpan time = WorkClock.Time(_ => QueryAsync(http, table).GetAwaiter().GetResult(), 1);
            if (i < 0)
                continue;
            times[i] = time.TotalMilliseconds;
            bytes = Math.Min(bytes, GC.GetTotalAllocatedBytes(precise: true) - allocated);
        }

        return new Cost(rows, TimeSpan.FromMilliseconds(times.Min()), bytes, held);
    }

    private static HttpClient Wire(NotionEmulator emulator)
    {
        HttpClient http = emulator.CreateHttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", emulator.Token);
        http.DefaultRequestHeaders.Add("Notion-Version", "2026-03-11");
        return http;
    }

    private static async Task QueryAsync(HttpClient http, DataSourceId table)
    {
        using var body = new StringContent(Body, Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await http.PostAsync(new Uri($"v1/data_sources/{table}/query", UriKind.Relative), body);
        answer.EnsureSuccessStatusCode();
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

    private sealed record Cost(int Rows, TimeSpan Time, double Bytes, double Held);
}
