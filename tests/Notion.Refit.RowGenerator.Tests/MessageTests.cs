using Microsoft.CodeAnalysis;

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
    [TestCase("_ = tasks.Where(t => t.Costs.Any(c => c > 100) || t.Costs.All(c => c < 5) || t.Costs.Contains(3) || !t.Costs.Any());")]
    [TestCase("_ = tasks.Where(t => t.Tags.Contains(\"A\") && t.Tags.Any(tag => tag == \"B\") && t.Files != null);")]
    [TestCase("_ = tasks.Where(t => flag ? t.Done : t.Urgent == true);")]
    [TestCase("UserId? user = null; PageId page = default; _ = tasks.Where(t => t.Owner == user || t.Project == page);")]
    [TestCase("_ = tasks.Where(t => t.Owner == null && t.Project != null && t.Owner != new UserId());")]
    [TestCase("RowQuery<TaskRow> q = tasks; foreach (string word in new[] { \"a\" }) q = q.Where(t => t.Name.Contains(word)); await q.ToListAsync();")]
    [TestCase("List<string> names = await tasks.AsAsyncEnumerable().Select(t => t.Name).ToListAsync();")]
    [TestCase("foreach (Page p in new List<PageOrDataSource>().OfType<Page>()) { }")]
    [TestCase("foreach (var p in new List<PageOrDataSource>()) { }")]
    [TestCase("foreach (PageOrDataSource p in new List<Page>()) { }")]
    [TestCase("foreach (string s in new List<object>()) { }")]
    [TestCase("await foreach (Page p in notion.DataSources.QueryAllAsync(default, null)) { }")]
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
    [TestCase("_ = tasks.Where(t => t.Owner == \"banana\");", "CS", "PersonColumn")]
    [TestCase("_ = tasks.Where(t => t.Project == \"banana\");", "CS", "RelationColumn")]
    [TestCase("_ = tasks.Where(t => t.Name == t.Name);", "CS", "RowFilter")]
    [TestCase("_ = tasks.Where(t => t.Done == t.Urgent);", "CS", "RowFilter")]
    [TestCase("_ = tasks.Where(t => t.Done.Equals(true));", "CS", "RowFilter")]
    [TestCase("_ = tasks.Where(t => t.Done & flag);", "CS0019", "CheckboxColumn")]
    [TestCase("_ = from t in tasks let n = t.Name where n == \"a\" select t;", "CS0619", "AsAsyncEnumerable().Select")]
    [TestCase("_ = from t in tasks from u in tasks select t;", "CS0619", "Notion does not join")]
    [TestCase("_ = from t in tasks group t by t.Status;", "CS0619", "Group in memory")]
    [TestCase("_ = from t in tasks select t.Name;", "CS0619", "AsAsyncEnumerable().Select")]
    [TestCase("_ = from t in tasks where t.Done select t.Name;", "CS0619", "AsAsyncEnumerable().Select")]
    [TestCase("_ = tasks.Where(t => t.Status.HasValue && t.Done);", "CS0619", "t.Due != null")]
    [TestCase("_ = tasks.Where(t => t.Name.Trim() == \"a\");", "CS0619", "Leave Trim out")]
    [TestCase("_ = tasks.Where(t => string.IsNullOrEmpty(t.Name));", "CS", "TextColumn")]
    [TestCase("_ = tasks.Where(t => t.Cost * 2 > 100);", "CS0019", "NumberColumn<decimal>")]
    [TestCase("_ = tasks.Where(t => t.Due.Year == 2026);", "CS0619", "Write a range")]
    [TestCase("_ = tasks.Where(t => t.Place != null);", "CS0619", "no conditions on places")]
    [TestCase("_ = tasks.OrderBy(t => t.Name.Length);", "CS0619", "Notion cannot compute the length")]
    [TestCase("_ = tasks.Skip(3);", "CS0619", "AsAsyncEnumerable().Skip")]
    [TestCase("_ = tasks.Distinct();", "CS0619", "returns each row once")]
    [TestCase("_ = tasks.First(t => t.Done);", "CS0619", "FirstAsync()")]
    [TestCase("_ = tasks.Count();", "CS0619", "CountAsync()")]
    [TestCase("_ = tasks.ToList();", "CS0619", "ToListAsync()")]
    [TestCase("foreach (TaskRow t in tasks) { }", "CS", "await foreach")]
    [TestCase("_ = tasks.Where(t => t.Tags.Count > 3);", "CS0619", "t.Tags == null")]
    [TestCase("_ = tasks.Where(t => t.Costs > 3);", "CS", "NumbersColumn<decimal>")]
    [TestCase("_ = tasks.Where(t => t.Costs.Any(c => c > 3 ? true : false));", "NROW013", "combine conditions")]
    [TestCase("_ = tasks.Where(t => t.Due < DateTime.Now);", "CS", "DateColumn<DateOnly>")]
    [TestCase("foreach (Page p in new List<PageOrDataSource>()) { }", "NREF001", "OfType<Page>()")]
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

    [Test]
    public void Code_that_does_not_import_the_namespace_of_the_row_can_query()
    {
        const string Elsewhere = "namespace Elsewhere; public static class Use { public static Task<List<Sample.TaskRow>> RunAsync(NotionRows<Sample.TaskRow> tasks) => tasks.Where(t => t.Done).OrderBy(t => t.Name).ToListAsync(); }";
        Generation.Run(Generation.Compile(Generation.Task, Elsewhere), out Compilation output, out _);

        Assert.That(output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), Is.Empty);
    }
}
