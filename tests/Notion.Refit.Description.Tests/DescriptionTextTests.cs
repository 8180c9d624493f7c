using System.Text.RegularExpressions;
using Notion.Refit.Description.Tests.Reading;
using NUnit.Framework;
using YamlDotNet.RepresentationModel;

namespace Notion.Refit.Description.Tests;

/// <summary>The description reads well, since its text becomes the documentation of the client.</summary>
[TestFixture]
public sealed partial class DescriptionTextTests
{
    private const int LongestLine = 140;

    private static readonly OpenApiDocument Description = OpenApiDocument.Load();

    [TestCaseSource(typeof(ProjectFiles), nameof(ProjectFiles.DescriptionFileNames))]
    public void Lines_fit_on_a_screen(string file)
    {
        string[] lines = File.ReadAllLines(Path.Combine(ProjectFiles.Description, file));
        Assert.That(Enumerable.Range(0, lines.Length).Where(i => lines[i].Length > LongestLine).Select(i => i + 1), Is.Empty, "lines that are too long");
    }

    [TestCaseSource(typeof(ProjectFiles), nameof(ProjectFiles.DescriptionFileNames))]
    public void Every_operation_has_a_description_and_a_page_of_the_reference(string file)
    {
        OpenApiOperation[] all = [.. Description.Operations.Concat(Description.Webhooks).Where(o => string.Equals(o.Document, file, StringComparison.Ordinal))];
        Assert.That(all.SelectMany(o => Complaints(o.Route, o.Node, o.Location)), Is.Empty);
        Assert.That(
            all.Except(Description.Webhooks).Where(o => o.Node.Get("externalDocs")?.Text("url")?.StartsWith("https://developers.notion.com/", StringComparison.Ordinal) != true).Select(o => o.Route),
            Is.Empty,
            "operations without externalDocs.url");
    }

    [TestCaseSource(typeof(ProjectFiles), nameof(ProjectFiles.DescriptionFileNames))]
    public void Every_parameter_has_a_description(string file)
    {
        IEnumerable<(string Document, YamlNode Node)> own = Description.Operations.SelectMany(o => o.Parameters)
            .Where(p => string.Equals(p.Document, file, StringComparison.Ordinal)).Distinct();
        Assert.That(own.SelectMany(p => Complaints($"{p.Node.Text("in")} {p.Node.Text("name")}", p.Node, new JsonSchemaPlace(p.Document, p.Node).Location)), Is.Empty);
    }

    [TestCaseSource(typeof(ProjectFiles), nameof(ProjectFiles.DescriptionFileNames))]
    public void Every_schema_has_a_description(string file)
    {
        IEnumerable<(string Document, string Name, YamlNode Node)> schemas = Description.Schemas.Where(s => string.Equals(s.Document, file, StringComparison.Ordinal));
        Assert.That(schemas.SelectMany(s => Complaints(s.Name, s.Node, new JsonSchemaPlace(s.Document, s.Node).Location)), Is.Empty);
    }

    /// <summary>Kinds of a tagged union are described by the schema they refer to.</summary>
    [TestCaseSource(typeof(ProjectFiles), nameof(ProjectFiles.DescriptionFileNames))]
    public void Every_member_has_a_description(string file)
    {
        IEnumerable<string> complaints =
            from schema in Description.Schemas
            where string.Equals(schema.Document, file, StringComparison.Ordinal)
            from member in DescribedMember.Of(schema.Document, schema.Node)
            where !member.IsKind
            from complaint in Complaints($"{schema.Name}.{member.Name}", member.Node, member.Location)
            select complaint;
        Assert.That(complaints, Is.Empty);
    }

    private static IEnumerable<string> Complaints(string what, YamlNode node, string location)
    {
        string? text = node.Text("description");
        if (string.IsNullOrWhiteSpace(text))
            yield return $"{what} has no description [{location}]";
        else if (!text.EndsWith('.'))
            yield return $"the description of {what} does not end with a full stop [{location}]";
        else if (text.Count(c => c == '`') % 2 != 0)
            yield return $"the description of {what} leaves a back-tick open [{location}]";
        else if (Markdown().IsMatch(InlineCode().Replace(text, "")))
            yield return $"the description of {what} has Markdown other than back-ticks [{location}]";
        else if (!char.IsAsciiLetterUpper(text[0]) && text[0] != '`' && !char.IsAsciiDigit(text[0]))
            yield return $"the description of {what} does not begin with a capital [{location}]";
    }

    [GeneratedRegex(@"\*\*|__|\]\(|^#|<[a-z/]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Markdown();

    [GeneratedRegex("`[^`]*`", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InlineCode();
}
