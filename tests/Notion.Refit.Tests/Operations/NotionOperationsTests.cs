namespace Notion.Refit.Tests.Operations;

[TestFixture]
public sealed class NotionOperationsTests
{
    [TestCaseSource(typeof(NotionOperations), nameof(NotionOperations.All))]
    public void Finds_each_operation_by_verb_and_path(NotionOperation operation)
    {
        string path = System.Text.RegularExpressions.Regex.Replace(operation.Path, @"\{\w+\}", "b55c9c91-384d-452b-81db-d1ef79372b75", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));

        Assert.Multiple(() =>
        {
            if (operation.IsStream)
            {
                Assert.That(Find(operation.Method, path), Is.Not.SameAs(operation).And.Property(nameof(NotionOperation.Path)).EqualTo(operation.Path), "the one without a stream");
                return;
            }

            Assert.That(Find(operation.Method, path), Is.SameAs(operation));
            Assert.That(Find(operation.Method, $"{path}?page_size=5"), Is.SameAs(operation));
            Assert.That(Find(operation.Method, $"/proxy/notion{path}"), Is.SameAs(operation));
            Assert.That(Find(HttpMethod.Options, path), Is.Null);
        });
    }

    [Test]
    public void Prefers_a_word_to_a_placeholder()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Find(HttpMethod.Get, "/v1/users/me"), Is.SameAs(NotionOperations.RetrieveMe));
            Assert.That(Find(HttpMethod.Get, "/v1/users/mei"), Is.SameAs(NotionOperations.RetrieveUser));
            Assert.That(Find(HttpMethod.Post, "/v1/blocks/meeting_notes"), Is.SameAs(NotionOperations.CreateMeetingNote));
        });
    }

    [TestCase("/v1/pages/")]
    [TestCase("/v1/pages//markdown")]
    [TestCase("/v2/pages/1")]
    [TestCase("/v1")]
    [TestCase("")]
    [TestCase("/v1/pages/1/2/3/4/5/6/7")]
    [TestCase("/other?next=/v1/pages/1")]
    public void Finds_nothing_for_other_paths(string path) => Assert.That(Find(HttpMethod.Get, path), Is.Null);

    [Test]
    public void Counts_what_reads_and_what_deletes_as_idempotent()
    {
        string[] posts = [.. NotionOperations.All.Where(operation => operation.IsIdempotent && operation.Method == HttpMethod.Post).Select(operation => operation.Id)];

        Assert.Multiple(() =>
        {
            Assert.That(NotionOperations.All.Where(operation => operation.Method == HttpMethod.Get || operation.Method == HttpMethod.Delete), Has.All.Property(nameof(NotionOperation.IsIdempotent)).True);
            Assert.That(NotionOperations.All.Where(operation => operation.Method == HttpMethod.Patch), Has.All.Property(nameof(NotionOperation.IsIdempotent)).False);
            Assert.That(posts, Is.EquivalentTo((string[])["queryDataSource", "search", "introspectToken", "queryMeetingNotes", "queryAgents", "queryThreads", "queryThreadMessages", "querySessions", "querySessionEvents"]));
        });
    }

    [Test]
    public void Knows_who_authenticates_as_the_connection() =>
        Assert.That(
            NotionOperations.All.Where(operation => operation.UsesClientCredentials).Select(operation => operation.Area).Distinct(StringComparer.Ordinal),
            Is.EqualTo((string[])["OAuth"]));

    [Test]
    public void Finds_without_allocating()
    {
        NotionOperations.TryFind(HttpMethod.Get, "/v1/users/me", out _);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            NotionOperations.TryFind(HttpMethod.Get, "/v1/pages/b55c9c91-384d-452b-81db-d1ef79372b75/properties/title?page_size=5", out _);

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void Returns_the_models_of_operations()
    {
        Assert.Multiple(() =>
        {
            Assert.That(NotionOperations.All.Select(operation => NotionOperationModels.Response(operation)), Has.None.Null);
            Assert.That(NotionOperationModels.Response(NotionOperations.CreatePage)!.ModelType, Is.EqualTo(typeof(Notion.Refit.Models.Page)));
            Assert.That(NotionOperationModels.Response(NotionOperations.CreatePage, 202)!.ModelType, Is.EqualTo(typeof(Notion.Refit.Models.AsyncTask)));
            Assert.That(NotionOperationModels.Request(NotionOperations.CreatePage)!.ModelType, Is.EqualTo(typeof(Notion.Refit.Models.CreatePageRequest)));
            Assert.That(NotionOperationModels.Request(NotionOperations.RetrievePage), Is.Null);
            Assert.That(NotionOperationModels.Request(NotionOperations.SendFileUpload), Is.Null);
        });
    }

    private static NotionOperation? Find(HttpMethod method, string path) => NotionOperations.TryFind(method, path, out NotionOperation? operation) ? operation : null;
}
