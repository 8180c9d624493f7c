using System.Globalization;
using System.Text;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Json;
using Notion.Refit.Models;
using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Values;

/// <summary>Queries of large data sources.</summary>
public sealed class RowScanTests
{
    private const int RowsOfKind = 40;
    private const int RowsWithValue = 33;

    private const string Query = """
        {
          'filter': {'and': [
            {'property': 'Status', 'select': {'equals': 'Open'}},
            {'property': 'Cost', 'number': {'greater_than': 10}},
            {'property': 'Name', 'title': {'contains': 'row'}},
            {'property': 'Done', 'checkbox': {'equals': false}},
            {'property': 'Due', 'date': {'after': '2020-01-01'}},
            {'timestamp': 'created_time', 'created_time': {'after': '2020-01-01'}}
          ]},
          'sorts': [{'property': 'Cost', 'direction': 'descending'}, {'property': 'Name', 'direction': 'ascending'}],
          'page_size': 1
        }
        """;

    [Test]
    public async Task A_scan_allocates_nothing_for_a_row()
    {
        await using var emulator = NotionEmulator.Start(new NotionEmulatorOptions { RecordedRequests = 0 });
        EmulatedDatabase small = Fill(emulator, 100);
        EmulatedDatabase large = Fill(emulator, 2_100);

        // The first ones pay for what is made once.
        await MeasureAsync(emulator, small);
        await MeasureAsync(emulator, large);
        long few = await MeasureAsync(emulator, small);
        long many = await MeasureAsync(emulator, large);

        Assert.That(many - few, Is.LessThan(2_000), "bytes for 2,000 rows more");
    }

    [Test]
    public async Task Pages_of_a_sorted_query_follow_each_other_without_gap_or_repetition()
    {
        await using var emulator = NotionEmulator.Start();
        await using var api = new RawApi(emulator);
        EmulatedDatabase table = Fill(emulator, 250);
        string cursor = "";
        List<(double Cost, string Name)> seen = [];
        do
        {
            RawAnswer page = Ok(await api.PostAsync(
                $"/v1/data_sources/{table.DataSourceId}/query",
                Body("{'sorts': [{'property': 'Cost', 'direction': 'descending'}, {'property': 'Name', 'direction': 'ascending'}], 'page_size': 7 $0}", cursor)));
            seen.AddRange(page.Results.Select(row => (
                row.GetProperty("properties").GetProperty("Cost").GetProperty("number").GetDouble(),
                PlainText(row.GetProperty("properties").GetProperty("Name").GetProperty("title")))));
            cursor = page["has_more"].GetBoolean() ? Workbench.Fill(", 'start_cursor': '$0'", page["next_cursor"].GetString()!) : "";
        }
        while (cursor.Length > 0);

        Assert.That(seen, Has.Count.EqualTo(250));
        Assert.That(seen, Is.EqualTo(seen.OrderByDescending(row => row.Cost).ThenBy(row => row.Name, StringComparer.Ordinal)));
        Assert.That(seen.Distinct().Count(), Is.EqualTo(250));
    }

    private static IEnumerable<TestCaseData> Kinds()
    {
        yield return Of("title", PropertySchema.Title(), i => new TitleValue(Text(i)));
        yield return Of("rich_text", PropertySchema.RichText(), i => new RichTextValue(Text(i)));
        yield return Of("url", PropertySchema.Url(), i => new UrlValue(Text(i)));
        yield return Of("email", PropertySchema.Email(), i => new EmailValue(Text(i)));
        yield return Of("phone_number", PropertySchema.PhoneNumber(), i => new PhoneNumberValue(Text(i)));
        yield return Of("number", PropertySchema.Number(), i => new NumberValue(i - 20.5));
        yield return Of("date", PropertySchema.Date(), i => new DateValue(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(i % 5)).AddHours(10 * i)));
        yield return Of("select", PropertySchema.Select([.. Options().Select(name => (SelectOption)name)]), i => new SelectValue(Options()[i]));
        yield return Of("multi_select", PropertySchema.MultiSelect([.. Options().Select(name => (SelectOption)name)]), i => new MultiSelectValue([.. Options()[(i / 2)..((i / 2) + 1 + (i % 2))].Select(name => (SelectOption)name)]));

        static TestCaseData Of(string kind, PropertySchema schema, Func<int, WritablePropertyValue> value) => new TestCaseData(schema, value).SetArgDisplayNames(kind);
        static string Text(int i) => string.Create(CultureInfo.InvariantCulture, $"{(i % 2 == 0 ? "row" : "ROW")} {i:D2}");
        static string[] Options() => [.. Enumerable.Range(0, RowsOfKind + 1).Select(i => string.Create(CultureInfo.InvariantCulture, $"option {97 * i % 101}"))];
    }

    [TestCaseSource(nameof(Kinds))]
    public async Task Values_of_every_kind_are_in_order_over_all_pages(PropertySchema schema, Func<int, WritablePropertyValue> value)
    {
        await using var emulator = NotionEmulator.Start();
        await using var api = new RawApi(emulator);
        bool isTitle = schema is TitleSchema;
        EmulatedDatabase table = emulator.Workspace.AddDatabase("Kinds", new() { [isTitle ? "Sorted" : "Name"] = PropertySchema.Title(), ["Sorted"] = schema, ["Place"] = PropertySchema.Number() });
        for (int i = 0; i < RowsOfKind; i++)
        {
            // Some rows have no value, some have one more than others: what is read of one row must not show in another.
            int place = i * 17 % RowsOfKind;
            var values = new PropertyMap<WritablePropertyValue> { ["Place"] = new NumberValue(place) };
            if (place < RowsWithValue)
                values["Sorted"] = value(place);
            if (!isTitle && i % 3 == 0)
                values["Name"] = new TitleValue("More");
            table.AddRow(values);
        }

        List<int> ascending = await PlacesAsync(api, table, "ascending");
        List<int> descending = await PlacesAsync(api, table, "descending");

        Assert.That(ascending[..RowsWithValue], Is.EqualTo(Enumerable.Range(0, RowsWithValue)));
        Assert.That(descending[..RowsWithValue], Is.EqualTo(Enumerable.Range(0, RowsWithValue).Reverse()));
        Assert.That(ascending[RowsWithValue..], Is.EquivalentTo(Enumerable.Range(RowsWithValue, RowsOfKind - RowsWithValue)));
        Assert.That(descending[RowsWithValue..], Is.EqualTo(ascending[RowsWithValue..]));
    }

    private static async Task<List<int>> PlacesAsync(RawApi api, EmulatedDatabase table, string direction)
    {
        List<int> places = [];
        string cursor = "";
        do
        {
            RawAnswer page = Ok(await api.PostAsync(
                $"/v1/data_sources/{table.DataSourceId}/query", Body("{'sorts': [{'property': 'Sorted', 'direction': '$0'}], 'page_size': 7 $1}", direction, cursor)));
            places.AddRange(page.Results.Select(row => row.GetProperty("properties").GetProperty("Place").GetProperty("number").GetInt32()));
            cursor = page["has_more"].GetBoolean() ? Workbench.Fill(", 'start_cursor': '$0'", page["next_cursor"].GetString()!) : "";
        }
        while (cursor.Length > 0);
        return places;
    }

    private static EmulatedDatabase Fill(NotionEmulator emulator, int rows)
    {
        EmulatedDatabase table = emulator.Workspace.AddDatabase("Large", new()
        {
            ["Name"] = PropertySchema.Title(),
            ["Cost"] = PropertySchema.Number(),
            ["Status"] = PropertySchema.Select("Open", "Done"),
            ["Done"] = PropertySchema.Checkbox(),
            ["Due"] = PropertySchema.Date(),
        });
        for (int i = 0; i < rows; i++)
        {
            table.AddRow(new()
            {
                ["Name"] = new TitleValue(string.Create(CultureInfo.InvariantCulture, $"row {i:D6}")),
                ["Cost"] = new NumberValue(i * 7919 % 101),
                ["Status"] = new SelectValue(i % 3 == 0 ? "Done" : "Open"),
                ["Done"] = new CheckboxValue(i % 5 == 0),
                ["Due"] = new DateValue(new DateOnly(2026, 1, 1).AddDays(i % 365)),
            });
        }

        return table;
    }

    // Nothing is waited for inside of the emulator, so all of it happens on this thread.
    private static async Task<long> MeasureAsync(NotionEmulator emulator, EmulatedDatabase table)
    {
        var request = new EmulatorRequest
        {
            Method = "POST",
            Origin = "https://notion.invalid",
            Path = $"/v1/data_sources/{table.DataSourceId}/query",
            Authorization = $"Bearer {emulator.Token}",
            Version = RawApi.Version,
            ContentType = "application/json",
            Body = Encoding.UTF8.GetBytes(Body(Query).ToJsonString()),
        };
        long before = GC.GetAllocatedBytesForCurrentThread();
        ValueTask<EmulatorResponse> answer = emulator.Core.HandleAsync(request, CancellationToken.None);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.That(answer.IsCompleted);
        Assert.That((await answer).Status, Is.EqualTo(200));
        return allocated;
    }
}
