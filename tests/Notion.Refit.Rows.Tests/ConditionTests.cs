using CsCheck;
using Notion.Refit.Models;
using Condition = Notion.Refit.Rows.Tests.TestCondition<Notion.Refit.Rows.Tests.TaskRow.Columns, Notion.Refit.Rows.Tests.TaskRow>;

namespace Notion.Refit.Rows.Tests;

/// <summary>The rows that Notion returns are those that the same C# lambda selects in memory.</summary>
internal sealed class ConditionTests
{
    private static readonly string[] s_names = ["", "alpha", "Beta", "alphabet", "beta gamma"];
    private static readonly DateOnly s_day = new(2026, 5, 1);

    private TaskBoard _board = null!;
    private List<TaskRow> _rows = null!;

    private static Gen<Condition> Atoms { get; } = Gen.OneOf(
        Values.OneOf(s_names).Select(text => new Condition($"Name == \"{text}\"", t => t.Name == text, r => r.Name == text)),
        Values.OneOf(s_names).Select(text => new Condition($"Name != \"{text}\"", t => t.Name != text, r => r.Name != text)),
        Values.OneOf("alpha", "ETA", "m").Select(text => new Condition(
            $"Name.Contains(\"{text}\")", t => t.Name.Contains(text), r => r.Name.Contains(text, StringComparison.OrdinalIgnoreCase))),
        Values.OneOf<TaskState?>(null, TaskState.Open, TaskState.InProgress, TaskState.Done).Select(state => new Condition(
            $"Status == {state}", t => t.Status == state, r => r.Status == state)),
        Values.OneOf<TaskState?>(null, TaskState.Open, TaskState.Done).Select(state => new Condition($"Status != {state}", t => t.Status != state, r => r.Status != state)),
        Gen.Const(new Condition(
            "Status is Open or Done", t => t.Status.IsAnyOf(TaskState.Open, TaskState.Done), r => r.Status is TaskState.Open or TaskState.Done)),
        Gen.Int[0, 5].Select(n => new Condition($"Value > {n}", t => t.EstimatedValue > n, r => r.EstimatedValue > n)),
        Gen.Int[0, 5].Select(n => new Condition($"Value >= {n}", t => t.EstimatedValue >= n, r => r.EstimatedValue >= n)),
        Gen.Int[0, 5].Select(n => new Condition($"Value < {n}", t => t.EstimatedValue < n, r => r.EstimatedValue < n)),
        Gen.Int[0, 5].Select(n => new Condition($"Value <= {n}", t => t.EstimatedValue <= n, r => r.EstimatedValue <= n)),
        Gen.Int[-1, 5].Select(n => new Condition($"Value == {n}", t => t.EstimatedValue == Number(n), r => r.EstimatedValue == Number(n))),
        Gen.Int[-1, 5].Select(n => new Condition($"Value != {n}", t => t.EstimatedValue != Number(n), r => r.EstimatedValue != Number(n))),
        Gen.Const(new Condition("Done", t => t.Done, r => r.Done)),
        Gen.Bool.Select(flag => new Condition($"Urgent == {flag}", t => t.Urgent == flag, r => r.Urgent == flag)),
        Gen.Int[0, 5].Select(n => new Condition($"Due < {n}", t => t.Due < s_day.AddDays(n), r => r.Due < s_day.AddDays(n))),
        Gen.Int[0, 5].Select(n => new Condition($"Due >= {n}", t => t.Due >= s_day.AddDays(n), r => r.Due >= s_day.AddDays(n))),
        Gen.Int[-1, 5].Select(n => new Condition($"Due == {n}", t => t.Due == Day(n), r => r.Due == Day(n))),
        Gen.Int[-1, 5].Select(n => new Condition($"Due != {n}", t => t.Due != Day(n), r => r.Due != Day(n))),
        Values.OneOf("A", "B", "C").Select(tag => new Condition($"Tags.Contains({tag})", t => t.Tags.Contains(tag), r => r.Tags.Contains(tag))),
        Gen.Const(new Condition("Tags == null", t => t.Tags == null, r => r.Tags.Count == 0)),
        Gen.Const(new Condition("Project != null", t => t.Project != null, r => r.Project != null)));

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _board = new TaskBoard();
        PageId project = _board.Emulator.Workspace.AddRow(_board.Projects, new() { ["Name"] = new TitleValue("P") });
        var random = new Random(1);
        for (int i = 0; i < 80; i++)
        {
            _board.Emulator.Workspace.AddRow(_board.DataSource, new()
            {
                ["What to do"] = new TitleValue(s_names[random.Next(s_names.Length)]),
                ["Status"] = random.Next(4) switch { 0 => new SelectValue("Open"), 1 => new SelectValue("In progress"), 2 => new SelectValue("Done"), _ => SelectValue.Empty },
                ["💰 estimated value"] = random.Next(4) == 0 ? NumberValue.Empty : new NumberValue(random.Next(6)),
                ["Done"] = new CheckboxValue(random.Next(2) == 0),
                ["urgent?"] = new CheckboxValue(random.Next(2) == 0),
                ["Due"] = random.Next(4) == 0 ? DateValue.Empty : new DateValue(s_day.AddDays(random.Next(6))),
                ["Tags"] = new MultiSelectValue([.. new[] { "A", "B", "C" }.Where(_ => random.Next(3) == 0).Select(name => new SelectOption(name))]),
                ["Project"] = random.Next(2) == 0 ? RelationValue.Empty : new RelationValue([new PageReference(project)]),
            });
        }

        _rows = await _board.Tasks.ToListAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _board.DisposeAsync();

    [Test]
    public void The_rows_returned_are_those_that_the_lambda_selects_in_memory()
    {
        int checkedConditions = 0;
        int tooLarge = 0;
        Condition.Trees(Atoms, 4).Sample(
            condition =>
            {
                try
                {
                    List<TaskRow> found = _board.Tasks.Where(condition.Remote).ToListAsync().GetAwaiter().GetResult();
                    Assert.That(found.Select(row => row.Page!.Id), Is.EquivalentTo(_rows.Where(condition.Local).Select(row => row.Page!.Id)), condition.Text);
                    Interlocked.Increment(ref checkedConditions);
                }
                catch (NotionRowSchemaException e) when (e.Message.Contains("more than 100 entries", StringComparison.Ordinal))
                {
                    Interlocked.Increment(ref tooLarge);
                }
            },
            iter: 600,
            threads: 1,
            print: condition => condition.Text);

        TestContext.Out.WriteLine($"{checkedConditions} equal, {tooLarge} too large");
        Assert.That(checkedConditions, Is.GreaterThan(550));
    }

    private static decimal? Number(int n) => n < 0 ? null : n;

    private static DateOnly? Day(int n) => n < 0 ? null : s_day.AddDays(n);
}
