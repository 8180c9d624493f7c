using Notion.Refit.Benchmarks.Measuring;
using Notion.Refit.Emulator;
using Notion.Refit.Json;
using Notion.Refit.Models;
using Notion.Refit.Rows;
using Notion.Refit.Rows.Binding;
using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Benchmarks.Mapping;

/// <summary>Mapping decoded pages to typed rows, beside reading the same values by hand.</summary>
internal sealed class MappingRows : IRows
{
    private const int Turns = 60;
    private const int PageCount = 100;

    public string Name => "rows";

    public IEnumerable<Result> Measure()
    {
        (Page[] pages, RowBinding binding) = PrepareAsync().GetAwaiter().GetResult();
        if (!Map(pages, binding).SequenceEqual(ByHand(pages)))
            throw new InvalidOperationException("Both sides must read the same values.");

        Timing[] timings = Alternation.Run(Turns, Variant.Of("by hand", () => ByHand(pages)), Variant.Of("mapped", () => Map(pages, binding)));
        yield return Result.OfTime("mapping 100 rows of 11 columns: time / reading the same values by hand", timings, 1, Goal.AtMost(1.3));
    }

    private static MappedTask[] Map(Page[] pages, RowBinding binding)
    {
        var rows = new MappedTask[pages.Length];
        var reader = new RowReader(binding);
        for (int i = 0; i < rows.Length; i++)
        {
            reader.MoveTo(new RowOrigin(pages[i], binding, binding.Slots.Sort(pages[i].Properties), isComplete: true));
            rows[i] = Read<MappedTask>(reader);
        }

        return rows;
    }

    private static TRow Read<TRow>(RowReader reader)
        where TRow : class, INotionRow<TRow> => TRow.Read(reader);

    private static RowType TypeOf<TRow>()
        where TRow : class, INotionRow<TRow> => TRow.RowType;

    private static MappedTask[] ByHand(Page[] pages)
    {
        var rows = new MappedTask[pages.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            PropertyMap<Property> properties = pages[i].Properties;
            IReadOnlyList<UserOrGroup> people = ((PeopleValue)properties["Assigned to"].Value).People;
            IReadOnlyList<SelectOption> tags = ((MultiSelectValue)properties["Tags"].Value).Options;
            IReadOnlyList<PageReference> projects = ((RelationValue)properties["Project"].Value).Pages;
            rows[i] = new MappedTask
            {
                Name = ((TitleValue)properties["What to do"].Value).Title.ToPlainText(),
                Status = ((SelectValue)properties["Status"].Value).Option?.Name switch
                {
                    null => null,
                    "Open" => MappedState.Open,
                    "In progress" => MappedState.InProgress,
                    "Done" => MappedState.Done,
                    _ => MappedState.Other,
                },
                Value = (decimal?)((NumberValue)properties["Estimated value"].Value).Number,
                Done = ((CheckboxValue)properties["Done"].Value).Checked,
                Urgent = ((CheckboxValue)properties["Urgent"].Value).Checked,
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

    private static async Task<(Page[] Pages, RowBinding Binding)> PrepareAsync()
    {
        await using NotionEmulator emulator = NotionEmulator.Start(new NotionEmulatorOptions { Seed = 1 });
        DataSourceId projects = emulator.Workspace.AddDatabase("Projects", new() { ["Name"] = PropertySchema.Title() }).DataSourceId;
        PageId project = emulator.Workspace.AddRow(projects, new() { ["Name"] = new TitleValue("P") });
        UserId ada = emulator.Workspace.AddPerson("Ada");
        DataSourceId tasks = emulator.Workspace.AddDatabase("Tasks", new()
        {
            ["What to do"] = PropertySchema.Title(),
            ["Status"] = PropertySchema.Select("Open", "In progress", "Done"),
            ["Estimated value"] = PropertySchema.Number(),
            ["Done"] = PropertySchema.Checkbox(),
            ["Urgent"] = PropertySchema.Checkbox(),
            ["Due"] = PropertySchema.Date(),
            ["Tags"] = PropertySchema.MultiSelect("A", "B"),
            ["Assigned to"] = PropertySchema.People(),
            ["Project"] = PropertySchema.Relation(projects),
            ["Total"] = PropertySchema.Formula("prop(\"Estimated value\") * 2"),
            ["External ID"] = PropertySchema.RichText(),
        }).DataSourceId;
        for (int i = 0; i < PageCount; i++)
        {
            emulator.Workspace.AddRow(tasks, new()
            {
                ["What to do"] = new TitleValue($"Task {i}"),
                ["Status"] = new SelectValue("In progress"),
                ["Estimated value"] = new NumberValue(i * 1.5),
                ["Done"] = new CheckboxValue(i % 2 == 0),
                ["Due"] = new DateValue(new DateOnly(2026, 5, 1)),
                ["Tags"] = new MultiSelectValue(["A", "B"]),
                ["Assigned to"] = new PeopleValue([ada]),
                ["Project"] = new RelationValue([new PageReference(project)]),
                ["External ID"] = new RichTextValue($"id-{i}"),
            });
        }

        using NotionClient notion = NotionClient.Create(emulator.Token, emulator.CreateHandler(), options => options.BaseAddress = emulator.BaseAddress);
        var pages = new List<Page>();
        await foreach (Page page in notion.DataSources.QueryAllAsync(tasks, new()))
            pages.Add(page);
        return ([.. pages], new RowSchema(await notion.DataSources.RetrieveAsync(tasks)).Bind(TypeOf<MappedTask>()));
    }
}
