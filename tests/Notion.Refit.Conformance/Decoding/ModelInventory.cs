using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Notion.Refit.Json;

namespace Notion.Refit.Conformance.Decoding;

/// <summary>What a decoded model holds that this version of the client has no name for.</summary>
internal sealed class ModelInventory
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> StatefulProperties = new();
    private static readonly ConcurrentDictionary<Type, HashSet<string>?> KnownTexts = new();

    private readonly List<string> _unknownCases = [];
    private readonly List<string> _additionalMembers = [];
    private readonly List<string> _newValues = [];

    private ModelInventory()
    {
    }

    /// <summary>Cases of unions that were not recognised: type of the case and the kind that came, such as <c>UnknownBlock "poll"</c>.</summary>
    public IReadOnlyList<string> UnknownCases => _unknownCases;

    /// <summary>Members that were kept because their model has no property for them, such as <c>Page.colour</c>.</summary>
    public IReadOnlyList<string> AdditionalMembers => _additionalMembers;

    /// <summary>Texts of open values that are not among the known ones, such as <c>Color "teal"</c>.</summary>
    public IReadOnlyList<string> NewValues => _newValues;

    /// <summary>Walks a model.</summary>
    public static ModelInventory Of(object model)
    {
        ModelInventory inventory = new();
        inventory.Visit(model);
        return inventory;
    }

    private void Visit(object? value)
    {
        switch (value)
        {
            case null or string or JsonElement or AdditionalProperties:
                return;
            case IEnumerable items:
                foreach (object? item in items)
                    Visit(item);
                return;
        }

        Type type = value.GetType();
        if (type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
            Visit(type.GetProperty("Value")!.GetValue(value));
        else if (type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(Optional<>))
            Visit(type.GetMethod(nameof(Optional<>.GetValueOrDefault), [])!.Invoke(value, null));
        else if (type.Assembly == typeof(Optional<>).Assembly)
            VisitModel(value, type);
    }

    private void VisitModel(object model, Type type)
    {
        if (KnownTextsOf(type) is { } known)
        {
            // Empty: the server sent an object with less than its required members, and this is the default.
            string text = model.ToString()!;
            if (text.Length > 0 && !known.Contains(text))
                _newValues.Add($"{type.Name} \"{text}\"");
            return;
        }

        if (type.Name.StartsWith("Unknown", StringComparison.Ordinal) && type.GetProperty("Raw")?.PropertyType == typeof(JsonElement))
            _unknownCases.Add($"{type.Name} \"{type.GetProperty("Type")?.GetValue(model)}\"");

        foreach (PropertyInfo property in StatefulProperties.GetOrAdd(type, Stateful))
        {
            object? value = property.GetValue(model);
            if (value is AdditionalProperties additional)
                _additionalMembers.AddRange(additional.Keys.Select(key => $"{type.Name}.{key}"));
            else
                Visit(value);
        }
    }

    /// <summary>Properties that hold something, as opposed to conveniences that compute.</summary>
    private static PropertyInfo[] Stateful(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p is { CanRead: true, CanWrite: true } && p.GetIndexParameters().Length == 0)];

    /// <summary>The known texts of an open value; null for all other types.</summary>
    private static HashSet<string>? KnownTextsOf(Type type) => KnownTexts.GetOrAdd(type, static t =>
    {
        // Property ids are names given by users; the one well-known among them does not make the others new.
        if (!t.IsValueType || t == typeof(PropertyId) || t.GetProperty("Value")?.PropertyType != typeof(string))
            return null;
        PropertyInfo[] values = [.. t.GetProperties(BindingFlags.Public | BindingFlags.Static).Where(p => p.PropertyType == t)];
        return values.Length == 0 ? null : [.. values.Select(v => v.GetValue(null)!.ToString()!)];
    });
}
