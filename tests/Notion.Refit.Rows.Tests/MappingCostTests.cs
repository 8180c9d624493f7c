using System.Diagnostics;
using Notion.Refit.Models;
using Notion.Refit.Rows.Binding;
using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Tests;

/// <summary>The cost of mapping, against the same values read by hand from the decoded pages.</summary>
internal sealed class MappingCostTests
{
    [Test]
    [Explicit("Measures times; run it on a quiet machine.")]
    public async Task Mapping_100_rows_costs_at_most_1_3_times_reading_them_by_hand()
    {
        await using var board = new TaskBoard();
        PageId project = board.Emulator.Workspace.AddRow(board.Projects, new() { ["Name"] = new TitleValue("P") });
        UserId ada = board.Emulator.Workspace.AddPerson("Ada");
        for (int i = 0; i < 100; i++)
        {
            await board.Tasks.AddAsync(new()
            {
                Name = $"Task {i}",
                Status = TaskState.InProgress,
                EstimatedValue = i * 1.5m,
                Done = i % 2 == 0,
                Due = new DateOnly(2026, 5, 1),
                Tags = ["A", "B"],
                AssignedTo = [ada],
                Project = project,
                ExternalId = $"id-{i}",
            });
        }

        Page[] pages = [.. (await board.Tasks.ToListAsync()).Select(row => row.Page!)];
        RowBinding binding = new RowSchema(await board.Client.DataSources.RetrieveAsync(board.DataSource)).Bind(RowTypeOf<TaskRow>());
        Assert.That(Map(pages, binding), Is.EqualTo(ByHand(pages)));

        // Interleaved, and the best of many: other processes disturb both alike.
        (double mapped, double byHand) = (double.MaxValue, double.MaxValue);
        for (int i = 0; i < 400; i++)
        {
            byHand = Math.Min(byHand, Time(() => ByHand(pages)));
            mapped = Math.Min(mapped, Time(() => Map(pages, binding)));
        }

        TestContext.Out.WriteLine($"mapped {mapped:F1} µs, by hand {byHand:F1} µs, ratio {mapped / byHand:F2}");
        Assert.That(mapped / byHand, Is.LessThanOrEqualTo(1.3));
    }

    private static RowType RowTypeOf<TRow>()
        where TRow : class, INotionRow<TRow> => TRow.RowType;

    private static double Time(Func<TaskRow[]> read)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < 10; i++)
            read();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / 10;
    }

    private static TaskRow[] Map(Page[] pages, RowBinding binding)
    {
        var rows = new TaskRow[pages.Length];
        var reader = new RowReader(binding);
        for (int i = 0; i < rows.Length; i++)
        {
            reader.MoveTo(new RowOrigin(pages[i], binding, binding.Slots.Sort(pages[i].Properties), isComplete: true));
            rows[i] = Read<TaskRow>(reader);
        }

        return rows;
    }

    private static TRow Read<TRow>(RowReader reader)
        where TRow : class, INotionRow<TRow> => TRow.Read(reader);

    private static TaskRow[] ByHand(Page[] pages)
    {
        var rows = new TaskRow[pages.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            Json.PropertyMap<Property> properties = pages[i].Properties;
            var people = ((PeopleValue)properties["Assigned to"].Value).People;
            var tags = ((MultiSelectValue)properties["Tags"].Value).Options;
            var projects = ((RelationValue)properties["Project"].Value).Pages;
            rows[i] = new TaskRow
            {
                Name = ((TitleValue)properties["What to do"].Value).Title.ToPlainText(),
                Status = ((SelectValue)properties["Status"].Value).Option?.Name switch
                {
                    null => null,
                    "Open" => TaskState.Open,
                    "In progress" => TaskState.InProgress,
                    "Done" => TaskState.Done,
                    _ => TaskState.Other,
                },
                EstimatedValue = (decimal?)((NumberValue)properties["💰 estimated value"].Value).Number,
                Done = ((CheckboxValue)properties["Done"].Value).Checked,
                Urgent = ((CheckboxValue)properties["urgent?"].Value).Checked,
                Due = ((DateValue)properties["Due"].Value).Date?.Start.Date,
                Tags = [.. tags.Select(tag => tag.Name!)],
                AssignedTo = [.. people.OfType<User>().Select(user => user.Id)],
                Project = projects.Count > 0 ? projects[0].Id : default(PageId?),
                Total = (decimal?)((FormulaNumber)((FormulaValue)properties["Total"].Value).Result).Value,
                ExternalId = ((RichTextValue)properties["External ID"].Value).RichText.ToPlainText(),
            };
        }

        return rows;
    }
}
