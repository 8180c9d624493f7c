using Microsoft.CodeAnalysis;
using NUnit.Framework;

namespace Notion.Refit.SourceGenerator.Tests.Generating;

/// <summary>What the generator refuses. Each case is the inside of an interface; the line that is to blame ends with <c>// here</c>.</summary>
internal sealed class DiagnosticTests
{
    private const string Head = """
        using Refit;
        using Notion.Refit.Json;
        namespace Sample;
        public enum Kind { One }
        public sealed record Thing : INotionModel<Thing>
        {
            public static Thing Read(ref System.Text.Json.Utf8JsonReader reader) => new();
            public void Write(System.Text.Json.Utf8JsonWriter writer) { }
        }
        public sealed record Options(object Anything);
        public class ApiResponse<T>;

        """;

    private static IEnumerable<TestCaseData> Members()
    {
        static TestCaseData Case(string id, string what, string members) => new TestCaseData(id, members).SetArgDisplayNames(id, what);

        yield return Case("NREFIT001", "placeholder without a parameter", "[Get(\"/a/{id}\")] // here\nTask GetAsync(int other);");
        yield return Case("NREFIT001", "placeholder of the query without a parameter", "[Get(\"/a?x={id}\")] // here\nTask GetAsync(int other);");
        yield return Case("NREFIT001", "alias instead of the name", "[Get(\"/a/{id}\")] // here\nTask GetAsync([AliasAs(\"x\")] int id);");
        yield return Case("NREFIT002", "path without a slash", "[Get(\"a\")] // here\nTask GetAsync();");
        yield return Case("NREFIT002", "path that names a host", "[Get(\"//host/a\")] // here\nTask GetAsync();");
        yield return Case("NREFIT002", "path with dot segments", "[Get(\"/a/../b\")] // here\nTask GetAsync();");
        yield return Case("NREFIT002", "path with open braces", "[Get(\"/a/{id\")] // here\nTask GetAsync(int id);");
        yield return Case("NREFIT002", "path with closed braces", "[Get(\"/a/id}\")] // here\nTask GetAsync(int id);");
        yield return Case("NREFIT002", "path with a space", "[Get(\"/a b\")] // here\nTask GetAsync();");
        yield return Case("NREFIT002", "path with a line break", "[Get(\"/a\\r\\nHost: b\")] // here\nTask GetAsync();");
        yield return Case("NREFIT002", "path with a fragment", "[Get(\"/a#b\")] // here\nTask GetAsync();");
        yield return Case("NREFIT002", "optional placeholder", "[Get(\"/a/{id?}\")] // here\nTask GetAsync(int id);");
        yield return Case("NREFIT002", "member of a parameter", "[Get(\"/a/{id.Value}\")] // here\nTask GetAsync(int id);");
        yield return Case("NREFIT003", "nullable text in the path", "[Get(\"/a/{id}\")]\nTask GetAsync(string? id); // here");
        yield return Case("NREFIT003", "nullable number in the path", "[Get(\"/a/{id}\")]\nTask GetAsync(int? id); // here");
        yield return Case("NREFIT004", "enum in the path", "[Get(\"/a/{kind}\")]\nTask GetAsync(Kind kind); // here");
        yield return Case("NREFIT004", "rest of the path that is no text", "[Get(\"/a/{**id}\")]\nTask GetAsync(int id); // here");
        yield return Case("NREFIT004", "object in the query", "[Get(\"/a\")]\nTask GetAsync(object value); // here");
        yield return Case("NREFIT004", "object in the query, asked for", "[Get(\"/a\")]\nTask GetAsync([Query] object value); // here");
        yield return Case("NREFIT004", "dictionary in the query", "[Get(\"/a\")]\nTask GetAsync([Query] Dictionary<string, string> values); // here");
        yield return Case("NREFIT004", "enum in the query", "[Get(\"/a\")]\nTask GetAsync(Kind? kind); // here");
        yield return Case("NREFIT004", "record without text in the query", "[Get(\"/a\")]\nTask GetAsync(Thing thing); // here");
        yield return Case("NREFIT004", "property that has no text", "[Get(\"/a\")]\nTask GetAsync([Query] Options options); // here");
        yield return Case("NREFIT004", "collection of objects in the query", "[Get(\"/a\")]\nTask GetAsync([Query(CollectionFormat.Multi)] IEnumerable<object> values); // here");
        yield return Case("NREFIT004", "object in a header", "[Get(\"/a\")]\nTask GetAsync([Header(\"X-A\")] object value); // here");
        yield return Case("NREFIT004", "nullable token", "[Get(\"/a\")]\nTask GetAsync(CancellationToken? token); // here");
        yield return Case("NREFIT005", "two bodies", "[Post(\"/a\")]\nTask PostAsync([Body] Thing a,\n[Body] Thing b); // here");
        yield return Case("NREFIT005", "two bodies by nature", "[Post(\"/a\")]\nTask PostAsync(Thing a,\nThing b); // here");
        yield return Case("NREFIT006", "body on GET", "[Get(\"/a\")]\nTask GetAsync([Body] Thing a); // here");
        yield return Case("NREFIT006", "body on HEAD", "[Head(\"/a\")]\nTask HeadAsync([Body] Thing a); // here");
        yield return Case("NREFIT007", "body in a multipart request", "[Multipart]\n[Post(\"/a\")]\nTask PostAsync(string part,\n[Body] Thing a); // here");
        yield return Case("NREFIT008", "body that cannot be written", "[Post(\"/a\")]\nTask PostAsync([Body] List<Thing> a); // here");
        yield return Case("NREFIT008", "text as JSON", "[Post(\"/a\")]\nTask PostAsync([Body(BodySerializationMethod.Serialized)] string a); // here");
        yield return Case("NREFIT009", "two tokens", "[Get(\"/a\")]\nTask GetAsync(CancellationToken a,\nCancellationToken b); // here");
        yield return Case("NREFIT010", "void", "[Get(\"/a\")]\nvoid Get(); // here");
        yield return Case("NREFIT010", "a result that is there at once", "[Get(\"/a\")]\nThing Get(); // here");
        yield return Case("NREFIT010", "Refit's wrapper", "[Get(\"/a\")]\nTask<ApiResponse<Thing>> GetAsync(); // here");
        yield return Case("NREFIT010", "a list", "[Get(\"/a\")]\nTask<List<Thing>> GetAsync(); // here");
        yield return Case("NREFIT010", "a model that may be null", "[Get(\"/a\")]\nTask<Thing?> GetAsync(); // here");
        yield return Case("NREFIT010", "an asynchronous sequence", "[Get(\"/a\")]\nIAsyncEnumerable<Thing> Get(); // here");
        yield return Case("NREFIT010", "a model in an answer to HEAD", "[Head(\"/a\")]\nTask<Thing> HeadAsync(); // here");
        yield return Case("NREFIT011", "generic method", "[Get(\"/a\")]\nTask GetAsync<T>(); // here");
        yield return Case("NREFIT012", "method without a verb", "[Get(\"/a\")]\nTask GetAsync();\nTask OtherAsync(); // here");
        yield return Case("NREFIT012", "property", "[Get(\"/a\")]\nTask GetAsync();\nint Number { get; } // here");
        yield return Case("NREFIT012", "event", "[Get(\"/a\")]\nTask GetAsync();\nevent EventHandler Happened; // here");
        yield return Case("NREFIT013", "header without a value", "[Get(\"/a\")]\n[Headers(\"X-A\")] // here\nTask GetAsync();");
        yield return Case("NREFIT013", "header with a line break", "[Get(\"/a\")]\n[Headers(\"X-A: 1\\r\\nX-B: 2\")] // here\nTask GetAsync();");
        yield return Case("NREFIT013", "header with a space in its name", "[Get(\"/a\")]\n[Headers(\"X A: 1\")] // here\nTask GetAsync();");
        yield return Case("NREFIT013", "header without a name", "[Get(\"/a\")]\n[Headers(\": 1\")] // here\nTask GetAsync();");
        yield return Case("NREFIT013", "header of a body that is not there", "[Get(\"/a\")]\n[Headers(\"Content-Type: text/plain\")] // here\nTask GetAsync();");
        yield return Case("NREFIT013", "argument as header of a body that is not there", "[Get(\"/a\")]\nTask GetAsync([Header(\"Content-Type\")] string type); // here");
        yield return Case("NREFIT013", "argument as header with a bad name", "[Get(\"/a\")]\nTask GetAsync([Header(\"X\\r\\nA\")] string value); // here");
        yield return Case("NREFIT014", "two verbs", "[Get(\"/a\")]\n[Post(\"/a\")] // here\nTask GetAsync();");
        yield return Case("NREFIT015", "query and body", "[Post(\"/a\")]\nTask PostAsync([Query, Body] string a); // here");
        yield return Case("NREFIT015", "placeholder and header", "[Get(\"/a/{id}\")]\nTask GetAsync([Header(\"X-A\")] string id); // here");
        yield return Case("NREFIT016", "by reference", "[Get(\"/a\")]\nTask GetAsync(in int a); // here");
        yield return Case("NREFIT017", "multipart GET", "[Get(\"/a\")]\n[Multipart] // here\nTask GetAsync(string part);");
        yield return Case("NREFIT017", "no parts", "[Post(\"/a/{id}\")]\n[Multipart] // here\nTask PostAsync(string id);");
        yield return Case("NREFIT017", "bad boundary", "[Post(\"/a\")]\n[Multipart(\"a\\r\\nb\")] // here\nTask PostAsync(string part);");
        yield return Case("NREFIT017", "part that cannot be one", "[Post(\"/a\")]\n[Multipart]\nTask PostAsync(List<string> parts); // here");
        yield return Case("NREFIT018", "prefix of a value", "[Get(\"/a\")]\nTask GetAsync([Query(\".\", \"prefix\")] string a); // here");
        yield return Case("NREFIT018", "unknown collection format", "[Get(\"/a\")]\nTask GetAsync([Query((CollectionFormat)6)] string[] a); // here");
        yield return Case("NREFIT020", "two parameters for a header", "[Get(\"/a\")]\nTask GetAsync([Header(\"X-A\")] string a,\n[Header(\"x-a\")] string b); // here");
        yield return Case("NREFIT020", "credential beside its header", "[Get(\"/a\")]\nTask GetAsync([Authorize] string a,\n[Header(\"Authorization\")] string b); // here");
        yield return Case("NREFIT021", "two parameters for a placeholder", "[Get(\"/a/{id}\")]\nTask GetAsync(int id,\n[AliasAs(\"ID\")] int other); // here");
    }

    [TestCaseSource(nameof(Members))]
    public void A_mistake_is_reported_at_its_line(string id, string members) => Expect(id, $"public interface IThings\n{{\n{members}\n}}");

    [TestCase("NREFIT011", "public interface IThings<T> // here\n{ [Get(\"/a\")] Task GetAsync(); }")]
    [TestCase("NREFIT011", "public class Outer<T> {\npublic interface IThings // here\n{ [Get(\"/a\")] Task GetAsync(); } }")]
    [TestCase("NREFIT019", "public class Outer {\nprivate interface IThings // here\n{ [Get(\"/a\")] Task GetAsync(); } }")]
    [TestCase("NREFIT019", "file interface IThings // here\n{ [Get(\"/a\")] Task GetAsync(); }")]
    [TestCase("NREFIT012", "public interface IThings : IDisposable // here\n{ [Get(\"/a\")] Task GetAsync(); }")]
    [TestCase("NREFIT013", "[Headers(\"Authorization\")] // here\npublic interface IThings { [Get(\"/a\")] Task GetAsync(); }")]
    public void A_mistake_of_the_interface_is_reported_at_its_line(string id, string declaration) => Expect(id, declaration);

    [Test]
    public void Two_mistakes_are_two_diagnostics()
    {
        GeneratorDriverRunResult result = Run("public interface IThings\n{\n[Get(\"a\")] Task A();\n[Get(\"b\")] Task B();\n}");
        Assert.That(result.Diagnostics.Select(static diagnostic => diagnostic.Id), Is.EqualTo(["NREFIT002", "NREFIT002"]));
    }

    [Test]
    public void An_interface_that_does_not_compile_is_left_to_the_compiler()
    {
        GeneratorDriverRunResult result = Run("public interface IThings { [Get(\"/a\")] Task<Missing> GetAsync(); }");

        Assert.That(result.Diagnostics, Is.Empty);
        Assert.That(Stubs(result), Is.Empty);
    }

    [Test]
    public void Every_diagnostic_of_the_table_is_tested()
    {
        IEnumerable<string> tested = Members().Select(static data => (string)data.Arguments[0]!)
            .Concat(typeof(DiagnosticTests).GetMethod(nameof(A_mistake_of_the_interface_is_reported_at_its_line))!
                .GetCustomAttributes(typeof(TestCaseAttribute), inherit: false).Cast<TestCaseAttribute>().Select(static data => (string)data.Arguments[0]!));

        IEnumerable<string> declared = typeof(Diagnostics.DiagnosticDescriptors).GetFields().Select(static field => ((DiagnosticDescriptor)field.GetValue(obj: null)!).Id);

        Assert.That(tested.Distinct(StringComparer.Ordinal), Is.EquivalentTo(declared));
    }

    private static void Expect(string id, string declaration)
    {
        GeneratorDriverRunResult result = Run(declaration);

        string[] lines = (Head + declaration).Split('\n');
        int line = Array.FindIndex(lines, static text => text.EndsWith("// here", StringComparison.Ordinal));
        Diagnostic[] here = [.. result.Diagnostics.Where(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition.Line == line)];

        Assert.That(here.Select(static diagnostic => diagnostic.Id), Is.EqualTo([id]), string.Join('\n', result.Diagnostics));
        Assert.That(here[0].Severity, Is.EqualTo(DiagnosticSeverity.Error));
        Assert.That(here[0].Location.GetLineSpan().Path, Is.EqualTo("IThings.cs"));
        Assert.That(Stubs(result), Is.Empty, "an interface with a mistake has no stub");
    }

    private static GeneratorDriverRunResult Run(string declaration) => Harness.Run(Harness.Compile(Harness.Parse(Head + declaration, "IThings.cs"))).Result;

    private static IEnumerable<string> Stubs(GeneratorDriverRunResult result) =>
        result.Results.Single().GeneratedSources.Select(static source => source.HintName)
            .Where(static name => name.StartsWith("Sample.", StringComparison.Ordinal));
}
