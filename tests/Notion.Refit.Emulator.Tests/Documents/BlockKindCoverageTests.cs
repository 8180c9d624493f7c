using System.Reflection;
using System.Runtime.CompilerServices;
using Notion.Refit.Emulator.Documents.Content;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Tests.Documents;

/// <summary>The places that must know every block type: a new type fails here, and the message names the place.</summary>
public sealed class BlockKindCoverageTests
{
    private static readonly RichTextList Marker = "marker";

    private static IEnumerable<Type> WritableTypes => Concrete(typeof(WritableBlockContent)).Where(type => !type.Name.StartsWith("Unknown", StringComparison.Ordinal));

    [TestCaseSource(nameof(WritableTypes))]
    public void BlockRules_completes_the_type(Type type)
    {
        // Without members it may fail in many ways, but not for being unknown.
        try
        {
            BlockRules.Complete((WritableBlockContent)RuntimeHelpers.GetUninitializedObject(type), null!);
        }
        catch (Exception e) when (e is not AssertionException)
        {
            Assert.That(e.Message, Does.Not.Contain("cannot be written"), $"{nameof(BlockRules)}.{nameof(BlockRules.Complete)} has no line for {type.Name}");
        }
    }

    [TestCaseSource(nameof(WritableTypes))]
    public void BlockRules_returns_the_children_of_the_type(Type type)
    {
        PropertyInfo? property = type.GetProperty("Children");
        if (property is null || !typeof(IReadOnlyList<WritableBlockContent>).IsAssignableFrom(property.PropertyType))
            return; // It has no children.

        var block = (WritableBlockContent)RuntimeHelpers.GetUninitializedObject(type);
        property.SetValue(block, Array.CreateInstance(property.PropertyType.GenericTypeArguments[0], 1));

        Assert.That(
            BlockRules.ChildrenOf(block),
            Is.SameAs(property.GetValue(block)),
            $"{nameof(BlockRules)}.{nameof(BlockRules.ChildrenOf)} has no line for {type.Name}");
    }

    [TestCaseSource(nameof(WritableTypes))]
    public void BlockTexts_maps_every_text_of_the_type(Type type)
    {
        PropertyInfo[] texts = [.. type.GetProperties().Where(property => property.PropertyType == typeof(RichTextList))];
        if (texts.Length == 0)
            return; // It has no text, or has it in cells.

        var block = (BlockContent)RuntimeHelpers.GetUninitializedObject(type);
        foreach (PropertyInfo text in texts)
            text.SetValue(block, RichTextList.Empty);
        BlockContent mapped = BlockTexts.Map(block, _ => Marker);

        foreach (PropertyInfo text in texts)
            Assert.That(text.GetValue(mapped), Is.SameAs(Marker), $"{nameof(BlockTexts)}.{nameof(BlockTexts.Map)} leaves out {type.Name}.{text.Name}");
    }

    private static IEnumerable<Type> Concrete(Type type) => type.Assembly.GetTypes().Where(other => !other.IsAbstract && other.IsAssignableTo(type));
}
