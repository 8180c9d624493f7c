using Notion.Refit.Description.Tests.Reading;
using Notion.Refit.Description.Tests.Wire;
using NUnit.Framework;
using YamlDotNet.RepresentationModel;

namespace Notion.Refit.Description.Tests;

/// <summary>The description says everything that is known of the API. Needs the collected facts beside the checkout.</summary>
[TestFixture]
public sealed class ParityTests
{
    private static readonly Lazy<ShapeComparison> Surface = new(CompareSurface);
    private static readonly Lazy<ShapeComparison> Official = new(() => CompareOfficial(limitsOnly: false));
    private static readonly Lazy<ShapeComparison> Limits = new(() => CompareOfficial(limitsOnly: true));

    [Test]
    public void Everything_in_the_facts_is_described()
    {
        RequireFacts();
        AssertNone(Deviations.Load().Unexplained(Surface.Value.Findings));
    }

    [Test]
    public void Everything_in_the_official_document_is_described()
    {
        RequireFacts();
        AssertNone(Deviations.Load().Unexplained(Official.Value.Findings));
    }

    [Test]
    public void Every_limit_of_the_official_document_is_described()
    {
        RequireFacts();
        AssertNone(Deviations.Load().Unexplained(Limits.Value.Findings));
    }

    [Test]
    public void Every_described_member_is_known_to_the_facts()
    {
        RequireFacts();
        AssertNone(Deviations.Load().Unexplained(Unknown()));
    }

    [Test]
    public void Every_deviation_still_exists()
    {
        RequireFacts();
        Assert.That(Deviations.Load().Stale([.. Surface.Value.Findings, .. Official.Value.Findings, .. Limits.Value.Findings, .. Unknown()]), Is.Empty);
    }

    [Test]
    public void Every_deviation_has_a_reason() => Assert.That(Deviations.Load().WithoutReason, Is.Empty);

    private static void RequireFacts()
    {
        if (ProjectFiles.Facts is null || ProjectFiles.OfficialStructure is null)
            Assert.Ignore("The facts (../shared/facts) are not beside this checkout, so the description was not compared with them.");
    }

    private static void AssertNone(IEnumerable<Finding> findings)
    {
        string[] lines = [.. findings.Select(f => f.ToString())];
        if (lines.Length > 0)
            Assert.Fail($"{lines.Length} findings:{Environment.NewLine}{string.Join(Environment.NewLine, lines)}");
    }

    private static IEnumerable<Finding> Unknown() =>
        from schema in OpenApiDocument.Load().Schemas
        from member in DescribedMember.Of(schema.Document, schema.Node)
        where !Surface.Value.Met.Contains(member.Key) && !Official.Value.Met.Contains(member.Key)
        select new Finding(schema.Name, member.Name, "member is unknown to the facts", member.Location);

    private static ShapeComparison CompareSurface()
    {
        DocumentSet facts = new([ProjectFiles.Facts!]);
        YamlNode root = facts.Root("notion-api.json");
        FactsParity parity = new(OpenApiDocument.Load(), root);
        Assert.That(parity.Operations.Count(), Is.EqualTo(76), "operations of the facts");
        return parity.Compare();
    }

    private static ShapeComparison CompareOfficial(bool limitsOnly)
    {
        OpenApiDocument official = new(new DocumentSet([ProjectFiles.OfficialStructure!]));
        return new OfficialParity(OpenApiDocument.Load(), official).Compare(limitsOnly);
    }
}
