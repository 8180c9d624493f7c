namespace Notion.Refit.RowGenerator.Tests;

/// <summary>What cannot be translated is an error of the compiler that says what to write instead.</summary>
internal sealed class MessageTests
{
    [TestCase("_ = tasks.Where(t => t.Status == State.Open && t.Cost > 100 && !t.Done || t.Name.Contains(\"Bob\"));")]
    [TestCase("_ = tasks.Where(t => t.Done && t.Urgent);")]
    [TestCase("_ = tasks.Where(t => t.Done == flag && t.Cost < cost);")]
    [TestCase("_ = from t in tasks where !t.Done && t.Due < FilterDate.Today orderby t.Due, t.Name descending select t;")]
    [TestCase("_ = tasks.Where(t => t.Due == null && t.Tags == null && t.Status.IsAnyOf(State.Open, State.Done));")]
    [TestCase("decimal? sum = await tasks.Where(t => t.Done).SumAsync(t => t.Cost); DateOnly? first = await tasks.MinAsync(t => t.Due);")]
    [TestCase("await foreach (TaskRow t in tasks.OrderBy(t => t.Due).ThenBy(t => t.Name).Take(3).WithCancellation(default).ConfigureAwait(false)) { }")]
    [TestCase("if (flag) _ = tasks.Where(t => t.Done);")]
    [TestCase("Notion.Refit.Rows.RowResults<TaskRow> r = await tasks.UpsertAsync([], by: t => t.Name);")]
    public void What_Notion_can_answer_compiles(string statement) => Assert.That(Generation.ErrorsOf(statement), Is.Empty);

    [TestCase("_ = tasks.Where(t => t.Done).Select(t => t.Name);", "CS0619", "AsAsyncEnumerable().Select(row => …)")]
    [TestCase("_ = tasks.GroupBy(t => t.Status);", "CS0619", "Group in memory")]
    [TestCase("_ = from t in tasks join u in tasks on t.Name equals u.Name select t;", "CS0619", "Notion does not join")]
    [TestCase("_ = tasks.Where(t => t.Name.ToLower() == \"a\");", "CS0619", "Leave ToLower out")]
    [TestCase("_ = tasks.Where(t => t.Due.HasValue);", "CS0619", "t.Due != null")]
    [TestCase("_ = tasks.Where(t => t.Due.Value == null);", "CS0619", "Compare the column itself")]
    [TestCase("_ = tasks.Where(t => t.Name.Length > 3);", "CS0619", "Notion cannot compute the length")]
    [TestCase("_ = tasks.Where(t => t.Done ? t.Urgent : t.Done);", "NROW013", "combine conditions with &&, || and !")]
    [TestCase("_ = tasks.Where(t => { if (t.Done) return t.Urgent; return t.Done; });", "NROW013", "combine conditions")]
    [TestCase("_ = tasks.Where(t => { while (t.Done || t.Urgent) { } return t.Done; });", "NROW013", "combine conditions")]
    [TestCase("_ = tasks.Where(t => (RowFilter)t.Done switch { _ => t.Urgent });", "NROW013", "combine conditions")]
    [TestCase("_ = tasks.Where(t => t.Due == \"banana\");", "CS0019", "DateColumn<DateOnly>")]
    [TestCase("_ = tasks.Where(t => t.Name == t.Name);", "CS", "RowFilter")]
    [TestCase("_ = tasks.Where(t => true);", "CS", "RowFilter")]
    [TestCase("_ = tasks.Take(3).Where(t => t.Done);", "CS", "Where")]
    [TestCase("_ = tasks.ThenBy(t => t.Name);", "CS", "ThenBy")]
    [TestCase("IEnumerable<TaskRow> all = tasks;", "CS0029", "Notion.Refit.Rows.NotionRows")]
    [TestCase("IAsyncEnumerable<TaskRow> all = tasks;", "CS0029", "Notion.Refit.Rows.NotionRows")]
    public void What_Notion_cannot_answer_says_what_to_write(string statement, string id, string text)
    {
        string[] errors = Generation.ErrorsOf(statement);

        TestContext.Out.WriteLine(string.Join('\n', errors));
        Assert.That(errors, Has.Some.StartsWith(id).And.Some.Contains(text));
    }
}
