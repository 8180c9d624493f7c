using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Notion.Refit.Benchmarks.Measuring;
using Notion.Refit.Emulator;
using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Benchmarks.Growth;

/// <summary>How the emulator's work grows with the number of formulas and of rows: all rows are read, page by page.</summary>
/// <remarks>
/// The runs of all variants are interleaved, each starts without the garbage of the others, and the best one counts: other work on the machine only
/// lengthens a run.
/// </remarks>
internal sealed class FormulaGrowthRows : IRows
{
    private const int Runs = 9;
    private const int Rows = 10_000;
    private const int Formulas = 10;

    public string Name => "formulas";

    public IEnumerable<Result> Measure()
    {
        Table[] tables = [new(Rows, 1), new(Rows, Formulas), new(Rows / 10, Formulas)];
        double[] least = new double[tables.Length];
        Array.Fill(least, double.MaxValue);
        long[] bytes = new long[tables.Length];
        for (int run = 0; run <= Runs; run++)
        {
            for (int i = 0; i < tables.Length; i++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                long before = GC.GetTotalAllocatedBytes(precise: true);

                // Small tables are read several times, so that each run is long enough.
                int times = Rows / tables[i].RowCount;
                double time = WorkClock.Time(tables[i].Read, times).TotalMilliseconds / times;
                bytes[i] = (GC.GetTotalAllocatedBytes(precise: true) - before) / times;

                // The first round only warms up.
                if (run > 0)
                    least[i] = Math.Min(least[i], time);
            }
        }

        yield return Row("ten formulas / one, 10,000 rows: time", 1, 0, 10.5);
        yield return Row("10,000 rows / 1,000, ten formulas: time", 1, 2, 11);
        foreach (Table table in tables)
            table.Dispose();

        Result Row(string measure, int large, int small, double goal) => new(
            measure,
            least[large] / least[small],
            Goal.AtMost(goal),
            string.Create(CultureInfo.InvariantCulture, $"{least[large]:N1} ms, {least[small]:N1} ms; allocated {(double)bytes[large] / bytes[small]:N2} ×"));
    }

    private sealed class Table : IDisposable
    {
        private static readonly byte[] s_cursor = "\"next_cursor\":\""u8.ToArray();

        private readonly NotionEmulator _emulator = NotionEmulator.Start(new NotionEmulatorOptions { Seed = 1 });
        private readonly HttpClient _http;
        private readonly Uri _query;

        public Table(int rows, int formulas)
        {
            RowCount = rows;
            var schema = new PropertyMap<PropertyDefinition> { ["Name"] = PropertySchema.Title(), ["Cost"] = PropertySchema.Number() };
            for (int i = 0; i < formulas; i++)
                schema[$"F{i}"] = PropertySchema.Formula($"if(prop(\"Cost\") % 7 > 3, upper(prop(\"Name\")) + format(prop(\"Cost\") * {i + 1}), join([1, 2, {i}].map(format(current + {i})), \"-\"))");
            EmulatedDatabase table = _emulator.Workspace.AddDatabase("Rows", schema);
            for (int i = 0; i < rows; i++)
                table.AddRow(new() { ["Name"] = new TitleValue(string.Create(CultureInfo.InvariantCulture, $"Row {i}")), ["Cost"] = new NumberValue(i * 7919 % 1000) });
            _query = new Uri($"v1/data_sources/{table.DataSourceId}/query", UriKind.Relative);
            _http = _emulator.CreateHttpClient();
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _emulator.Token);
            _http.DefaultRequestHeaders.Add("Notion-Version", "2026-03-11");
        }

        public int RowCount { get; }

        /// <summary>Reads all rows so many times.</summary>
        public void Read(int times)
        {
            for (int i = 0; i < times; i++)
                ReadAsync().GetAwaiter().GetResult();
        }

        public void Dispose()
        {
            _http.Dispose();
            _emulator.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }

        private async Task ReadAsync()
        {
            string? cursor = null;
            int pages = 0;
            do
            {
                using StringContent body = new(cursor is null ? "{}" : $$"""{"start_cursor":"{{cursor}}"}""", Encoding.UTF8, "application/json");
                using HttpResponseMessage response = await _http.PostAsync(_query, body);
                cursor = CursorOf(await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync());
                pages++;
            }
            while (cursor is not null);
            if (pages != (RowCount + 99) / 100)
                throw new InvalidOperationException($"{pages} pages of {RowCount} rows.");
        }

        private static string? CursorOf(ReadOnlySpan<byte> answer)
        {
            int start = answer.LastIndexOf(s_cursor);
            if (start < 0)
                return null;
            ReadOnlySpan<byte> text = answer[(start + s_cursor.Length)..];
            return Encoding.UTF8.GetString(text[..text.IndexOf((byte)'"')]);
        }
    }
}
