using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Notion.Refit.Json;
using Notion.Refit.Models;
using Notion.Refit.Testing;

namespace Notion.Refit.Tests.Conventions;

/// <summary>What users may rely on in every model.</summary>
public sealed class ModelConventionTests
{
    private static readonly Type[] Models =
        [.. typeof(Page).Assembly.GetExportedTypes().Where(t => string.Equals(t.Namespace, typeof(Page).Namespace, StringComparison.Ordinal))];

    private static readonly Type[] Travelling = [.. Models.Where(t => Self(t) is not null)];

    [Test]
    public void There_are_no_enums_since_notion_adds_values() =>
        Assert.That(Models.Where(t => t.IsEnum).Select(t => t.Name), Is.Empty);

    [Test]
    public void Whatever_travels_is_read_as_itself_and_known_to_the_serializer()
    {
        Assert.That(Travelling, Has.Length.GreaterThan(300));
        Assert.That(Travelling.Where(t => Self(t) != t && !t.IsAbstract && t.BaseType != Self(t)).Select(t => t.Name), Is.Empty);
        Assert.That(Travelling.Where(t => !t.IsDefined(typeof(JsonConverterAttribute), inherit: false)).Select(t => t.Name), Is.Empty);
    }

    [Test]
    public void Models_cannot_change_once_they_are_made()
    {
        IEnumerable<string> writable =
            from model in Travelling
            from property in model.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            where property.GetIndexParameters().Length == 0 && property.SetMethod is { IsPublic: true } setter && !IsInitOnly(setter)
            select $"{model.Name}.{property.Name}";
        IEnumerable<string> fields =
            from model in Travelling
            from field in model.GetFields(BindingFlags.Public | BindingFlags.Instance)
            select $"{model.Name}.{field.Name}";
        Assert.That(writable.Concat(fields), Is.Empty);
    }

    [Test]
    public void Only_cases_of_unions_have_descendants() =>
        Assert.That(Travelling.Where(t => t is { IsClass: true, IsAbstract: false, IsSealed: false }).Select(t => t.Name), Is.Empty);

    [Test]
    public void Every_union_has_a_case_for_unknown_kinds()
    {
        Type[] unions = [.. Travelling.Where(t => t.IsAbstract)];
        Assert.That(unions, Is.Not.Empty);
        Assert.That(unions.Where(u => !Travelling.Any(t => t.IsSubclassOf(u) && t.Name.StartsWith("Unknown", StringComparison.Ordinal))).Select(u => u.Name), Is.Empty);
    }

    [Test]
    public void Every_object_keeps_unknown_members()
    {
        // Open values, lists and wrappers have no members of their own; unknown cases keep everything they came with.
        IEnumerable<string> without =
            from model in Travelling
            let members = model.GetProperties().Where(p => p.SetMethod is { IsPublic: true }).ToArray()
            where !model.IsAbstract && !IsCollection(model) && members.Length > 0
            where !model.Name.StartsWith("Unknown", StringComparison.Ordinal)
            where members.All(p => p.PropertyType != typeof(AdditionalProperties))
            select model.Name;
        Assert.That(without, Is.Empty);
    }

    [Test]
    public void Lists_and_maps_are_empty_rather_than_null_unless_null_has_a_meaning()
    {
        HashSet<string> meaningful = [.. DescribedAsNullable()];
        NullabilityInfoContext nullability = new();
        IEnumerable<string> nullable =
            from model in Travelling
            from property in model.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            where IsCollection(property.PropertyType) && property.PropertyType != typeof(AdditionalProperties)
            where model.GetProperty("Word") is null // A word is in place of the list.
            where nullability.Create(property).ReadState == NullabilityState.Nullable
            select $"{model.Name}.{property.Name}";
        Assert.That(nullable, Is.SubsetOf(meaningful));
    }

    /// <summary>Members that the description calls a list or a map, or null.</summary>
    private static IEnumerable<string> DescribedAsNullable()
    {
        using JsonDocument description = JsonDocument.Parse(File.ReadAllText(Surroundings.Find("openapi/notion.json")));
        foreach (JsonProperty schema in description.RootElement.GetProperty("components").GetProperty("schemas").EnumerateObject())
        {
            JsonElement[] parts = schema.Value.TryGetProperty("allOf", out JsonElement all) ? [schema.Value, .. all.EnumerateArray()] : [schema.Value];
            foreach (JsonProperty member in parts.Where(p => p.TryGetProperty("properties", out _)).SelectMany(p => p.GetProperty("properties").EnumerateObject()))
            {
                if (member.Value.TryGetProperty("type", out JsonElement type)
                    && type.ValueKind == JsonValueKind.Array
                    && type.EnumerateArray().Any(t => t.ValueEquals("array") || t.ValueEquals("object"))
                    && type.EnumerateArray().Any(t => t.ValueEquals("null")))
                {
                    yield return $"{schema.Name}.{Pascal(member.Name)}";
                }
            }
        }
    }

    private static string Pascal(string name) => string.Concat(name.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static bool IsCollection(Type type) =>
        type != typeof(string) && typeof(System.Collections.IEnumerable).IsAssignableFrom(type);

    private static Type? Self(Type type) => type.GetInterfaces()
        .Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(INotionModel<>))
        .Select(i => i.GetGenericArguments()[0])
        .OrderByDescending(t => t == type)
        .FirstOrDefault();

    private static bool IsInitOnly(MethodInfo setter) => setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
}
