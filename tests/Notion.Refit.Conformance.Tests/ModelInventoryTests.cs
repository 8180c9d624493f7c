using System.Text;
using System.Text.Json;
using Notion.Refit.Conformance.Decoding;
using Notion.Refit.Models;

namespace Notion.Refit.Conformance.Tests;

/// <summary>The walk over a decoded model finds what the client has no name for, wherever it is.</summary>
[TestFixture]
public sealed class ModelInventoryTests
{
    [Test]
    public void Unknown_cases_are_found_inside_of_lists()
    {
        ModelInventory inventory = Read("""
            {"children":[{"type":"paragraph","paragraph":{"rich_text":[],"children":[{"type":"hologram","hologram":{"depth":3}}]}}]}
            """);
        Assert.That(inventory.UnknownCases, Is.EqualTo(["UnknownBlock \"hologram\""]));
    }

    [Test]
    public void Additional_members_are_found_with_their_type()
    {
        ModelInventory inventory = Read("""{"children":[{"type":"divider","divider":{"width":1}}],"mood":"good"}""");
        Assert.That(inventory.AdditionalMembers, Is.EquivalentTo(["AppendBlockChildrenRequest.mood", "DividerBlock.width"]));
    }

    [Test]
    public void New_values_of_open_types_are_found()
    {
        ModelInventory inventory = Read("""
            {"children":[{"paragraph":{"rich_text":[{"text":{"content":"x"},"annotations":{"color":"teal"}}],"color":"blue"}}]}
            """);
        Assert.That(inventory.NewValues, Is.EqualTo(["Color \"teal\""]));
    }

    [Test]
    public void Known_content_leaves_nothing_to_report()
    {
        ModelInventory inventory = Read("""{"children":[{"type":"paragraph","paragraph":{"rich_text":[{"type":"text","text":{"content":"x"}}]}}]}""");
        Assert.That(inventory.UnknownCases, Is.Empty);
        Assert.That(inventory.AdditionalMembers, Is.Empty);
        Assert.That(inventory.NewValues, Is.Empty);
    }

    private static ModelInventory Read(string json)
    {
        Utf8JsonReader reader = new(Encoding.UTF8.GetBytes(json));
        reader.Read();
        return ModelInventory.Of(AppendBlockChildrenRequest.Read(ref reader));
    }
}
