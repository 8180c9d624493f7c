using System.Reflection;
using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Tests.Values;

/// <summary>What holds for every kind of property value.</summary>
internal sealed class EveryKindTests
{
    private static readonly Type[] s_writable =
    [
        .. typeof(WritablePropertyValue).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(WritablePropertyValue)) && !type.IsAbstract && !type.Name.StartsWith("Unknown", StringComparison.Ordinal)),
    ];

    public static IEnumerable<Type> Writable => s_writable;

    [Test]
    public void There_are_16_kinds_that_can_be_written() => Assert.That(s_writable, Has.Length.EqualTo(16));

    [TestCaseSource(nameof(Writable))]
    public void A_writable_kind_has_a_factory_and_an_empty_value(Type kind)
    {
        var empty = (WritablePropertyValue)kind.GetProperty("Empty", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
        MethodInfo[] factories = [.. typeof(PropertyValue).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => method.ReturnType == kind && method.Name != "Read")];

        Assert.That(factories, Is.Not.Empty);
        Assert.That(PropertyValue.Clear(empty.Type), Is.SameAs(empty));
    }

    [TestCaseSource(nameof(Writable))]
    public void The_getter_of_a_kind_returns_nothing_for_an_empty_value_and_says_that_it_has_the_kind(Type kind)
    {
        var empty = (WritablePropertyValue)kind.GetProperty("Empty", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
        PropertyMap<Property> properties = new() { ["P"] = new Property { Id = "abcd", Value = empty } };
        object?[] values = [.. Readers().Select(reader => Read(reader, properties)).OfType<object[]>().Select(found => found[0])];

        Assert.That(values, Is.Not.Empty);
        Assert.That(values.Where(value => value is not (null or false or System.Collections.ICollection { Count: 0 } or RichTextList { Count: 0 } or Verification)), Is.Empty);
    }

    [Test]
    public void A_kind_that_cannot_be_written_cannot_be_cleared()
    {
        foreach (string type in (string[])["formula", "rollup", "created_time", "created_by", "last_edited_time", "last_edited_by", "unique_id", "button"])
            Assert.That(() => PropertyValue.Clear(new PropertyValueType(type)), Throws.ArgumentException.With.Message.Contains($"'{type}'"));
    }

    [Test]
    public void Every_getter_has_a_form_that_tries()
    {
        MethodInfo[] methods = typeof(PropertyValueExtensions).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly);
        string[] getters = [.. methods.Where(method => method.Name.StartsWith("Get", StringComparison.Ordinal)).Select(method => method.Name).Distinct()];

        Assert.That(getters, Has.Length.EqualTo(20));
        Assert.That(Readers().Select(method => method.Name["Try".Length..]), Is.EquivalentTo(getters));
    }

    private static MethodInfo[] Readers() =>
        [.. typeof(PropertyValueExtensions).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(method => method.Name.StartsWith("TryGet", StringComparison.Ordinal))];

    /// <summary>The value in an array; null when the property has another kind.</summary>
    private static object?[]? Read(MethodInfo reader, PropertyMap<Property> properties)
    {
        object?[] arguments = reader.GetParameters().Length == 4 ? [properties, "P", null, false] : [properties, "P", null];
        return (bool)reader.Invoke(null, arguments)! ? [arguments[2]] : null;
    }
}
