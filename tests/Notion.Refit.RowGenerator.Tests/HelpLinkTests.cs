using Microsoft.CodeAnalysis;
using Notion.Refit.RowGenerator.Diagnostics;

namespace Notion.Refit.RowGenerator.Tests;

/// <summary>Every diagnostic has a section in the documentation, at the address of the repository that the package names.</summary>
internal sealed class HelpLinkTests
{
    private static DiagnosticDescriptor[] All => [.. typeof(DiagnosticDescriptors).GetFields().Select(entry => entry.GetValue(null)).OfType<DiagnosticDescriptor>()];

    [Test]
    public void Every_diagnostic_has_a_section_in_the_documentation()
    {
        string[] sections = [.. File.ReadLines(Testing.Surroundings.Find("docs/diagnostics.md")).Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..])];

        Assert.That(All.Select(descriptor => descriptor.Id), Is.EquivalentTo(sections));
    }

    [TestCase("https://example.org/notion/refit", "https://example.org/notion/refit/blob/HEAD/docs/diagnostics.md#nrow001")]
    [TestCase("https://example.org/notion/refit.git", "https://example.org/notion/refit/blob/HEAD/docs/diagnostics.md#nrow001")]
    [TestCase("https://example.org/notion/refit/", "https://example.org/notion/refit/blob/HEAD/docs/diagnostics.md#nrow001")]
    [TestCase("", null)]
    [TestCase(null, null)]
    public void A_link_leads_to_the_section_in_the_repository(string? repository, string? expected) => Assert.That(HelpLinks.Of(repository, "NROW001"), Is.EqualTo(expected));

    [Test]
    public void No_link_is_better_than_a_wrong_one()
    {
        string? repository = typeof(DiagnosticDescriptors).Assembly.GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), inherit: false)
            .Cast<System.Reflection.AssemblyMetadataAttribute>().FirstOrDefault(metadata => metadata.Key == "RepositoryUrl")?.Value;

        Assert.That(All.Select(descriptor => descriptor.HelpLinkUri), Is.EqualTo(All.Select(descriptor => HelpLinks.Of(repository, descriptor.Id) ?? "")));
    }
}
