using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Tests.Models;

/// <summary>Makes instances of all model types: equal ones for the same seed, different ones for another.</summary>
internal static class SampleModels
{
    private const int Deepest = 5;

    /// <summary>All models that are objects with properties.</summary>
    public static IReadOnlyList<Type> Types { get; } =
    [
        .. typeof(Page).Assembly.GetExportedTypes()
            .Where(type => string.Equals(type.Namespace, typeof(Page).Namespace, StringComparison.Ordinal))
            .Where(type => type is { IsClass: true, IsAbstract: false, IsGenericType: false } && type.GetMethod("<Clone>$") is not null && Properties(type).Count > 0)
            .Where(type => !type.Name.StartsWith("Unknown", StringComparison.Ordinal)),
    ];

    /// <summary>The properties that a caller can set.</summary>
    public static IReadOnlyList<PropertyInfo> Properties(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0)];

    /// <summary>Makes an instance of which nothing is shared with another.</summary>
    public static object Make(Type type, int seed) => Value(type, seed, 0)!;

    /// <summary>A value for a property that differs from that of another seed; null when the type has only one value.</summary>
    public static object? Value(Type type, int seed) => Value(type, seed, 0);

    private static object? Value(Type type, int seed, int depth)
    {
        if (Simple(type, seed) is { } simple)
            return simple;
        if (type.IsGenericType)
            return Generic(type, seed, depth);
        if (depth > Deepest)
            return null;
        if (type.IsAbstract)
            return Value(Case(type, depth), seed, depth);

        object model = RuntimeHelpers.GetUninitializedObject(type);
        foreach (PropertyInfo property in Properties(type))
            property.SetValue(model, Value(property.PropertyType, seed, depth + 1));
        return model;
    }

    private static object? Simple(Type type, int seed)
    {
        if (type == typeof(string))
            return new string([.. $"https://example.com/{seed}"]);
        if (type == typeof(bool))
            return seed % 2 == 0;
        if (type == typeof(int))
            return seed;
        if (type == typeof(long))
            return (long)seed;
        if (type == typeof(double))
            return (double)seed;
        if (type == typeof(DateTimeOffset))
            return DateTimeOffset.UnixEpoch.AddDays(seed);
        if (type == typeof(JsonElement))
            return JsonElement.Parse($$"""{"a": {{seed}} }""");
        if (type == typeof(RichTextList))
            return (RichTextList)$"text {seed}";
        if (type == typeof(NotionDate))
            return new NotionDate(new DateOnly(2026, 1, seed));
        if (type == typeof(MeetingNotesDate))
            return new MeetingNotesDate($"word_{seed}");
        if (type == typeof(AdditionalProperties))
            return new AdditionalProperties { ["new"] = JsonElement.Parse($"{seed}") };
        if (type == typeof(PropertyId))
            return new PropertyId($"p{seed}");
        if (type.IsValueType && type.GetConstructor([typeof(Guid)]) is { } id)
            return id.Invoke([new Guid(seed, 0, 0, new byte[8])]);
        return type.IsValueType && type.GetConstructor([typeof(string)]) is { } open ? open.Invoke([$"value_{seed}"]) : null;
    }

    private static object? Generic(Type type, int seed, int depth)
    {
        Type argument = type.GetGenericArguments()[0];
        object? item = depth > Deepest ? null : Value(argument, seed, depth + 1);
        if (type.GetGenericTypeDefinition() == typeof(Nullable<>))
            return item;
        if (type.GetGenericTypeDefinition() == typeof(Optional<>))
            return Activator.CreateInstance(type, item);
        if (type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            Array list = Array.CreateInstance(argument, item is null ? 0 : 2);
            for (int i = 0; i < list.Length; i++)
                list.SetValue(Value(argument, seed, depth + 1), i);
            return list;
        }

        var map = (IDictionary)typeof(Dictionary<,>).MakeGenericType(typeof(string), argument).GetConstructor([])!.Invoke([]);
        if (item is not null)
            map.Add("entry", item);
        return Activator.CreateInstance(type, map);
    }

    // The case with the fewest properties, so that a union within itself comes to an end.
    private static Type Case(Type union, int depth) =>
        typeof(Page).Assembly.GetExportedTypes()
            .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(union) && !type.Name.StartsWith("Unknown", StringComparison.Ordinal))
            .OrderBy(type => Properties(type).Count(property => property.PropertyType.IsAbstract || property.PropertyType.IsGenericType) * depth)
            .ThenByDescending(type => Properties(type).Count)
            .ThenBy(type => type.Name, StringComparer.Ordinal)
            .First();
}
