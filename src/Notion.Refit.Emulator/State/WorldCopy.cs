using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Nodes;
using Notion.Refit.Emulator.Snapshots;

namespace Notion.Refit.Emulator.State;

/// <summary>Copies all that an emulator holds, so that changes of one copy do not show in the other.</summary>
/// <remarks>
/// State is copied field by field, since it grows with every operation and a copy that forgets a field would be found late. What is copied and
/// what is shared is declared by the types: see <see cref="SnapshotHandlings"/>.
/// </remarks>
internal sealed class WorldCopy
{
    private static readonly ConcurrentDictionary<Type, FieldInfo[]> FieldsOfTypes = new();
    private static readonly MethodInfo Clone = typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!;

    private readonly Dictionary<object, object> _copies = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<object> _unfinished = new();

    private WorldCopy()
    {
    }

    public static World Of(World world)
    {
        var copy = new WorldCopy();
        var result = (World)copy.Map(world)!;

        // A queue instead of recursion: the tree of a workspace may be deep.
        while (copy._unfinished.TryDequeue(out object? shell))
            copy.Finish(shell);
        return result;
    }

    private static FieldInfo[] FieldsOf(Type type) => FieldsOfTypes.GetOrAdd(type, static key =>
    {
        var fields = new List<FieldInfo>();
        for (Type? level = key; level is not null && level != typeof(object); level = level.BaseType)
        {
            fields.AddRange(level
                .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                .Where(field => MayHoldState(field.FieldType)));
        }

        return [.. fields];
    });

    private static bool MayHoldState(Type type) => type.IsValueType
        ? !type.IsPrimitive && !type.IsEnum && FieldsOf(type).Length > 0
        : type != typeof(string);

    // The copy of an object, perhaps with fields that are still those of the original.
    private object? Map(object? original)
    {
        if (original is null)
            return null;
        if (_copies.TryGetValue(original, out object? known))
            return known;
        switch (SnapshotHandlings.Of(original.GetType()))
        {
            case SnapshotHandling.Share:
                return original;
            case SnapshotHandling.Renew:
                return Keep(original, Activator.CreateInstance(original.GetType())!);
            case SnapshotHandling.Clone:
                return Keep(original, ((JsonNode)original).DeepClone());
            default:
                object shell = Keep(original, original is Array array ? array.Clone() : Clone.Invoke(original, null)!);
                _unfinished.Enqueue(shell);
                return shell;
        }
    }

    private object Keep(object original, object copy)
    {
        _copies.Add(original, copy);
        return copy;
    }

    private void Finish(object shell)
    {
        if (shell is Array array)
        {
            if (!MayHoldState(array.GetType().GetElementType()!))
                return;
            for (int i = 0; i < array.Length; i++)
                array.SetValue(MapValue(array.GetValue(i)), i);
            return;
        }

        MapFields(shell);
    }

    private object? MapValue(object? value)
    {
        if (value is null || !value.GetType().IsValueType)
            return Map(value);
        MapFields(value);
        return value;
    }

    // Works on boxed structs, too: the caller puts them back.
    private void MapFields(object target)
    {
        foreach (FieldInfo field in FieldsOf(target.GetType()))
        {
            object? before = field.GetValue(target);
            object? after = MapValue(before);
            if (field.FieldType.IsValueType || !ReferenceEquals(before, after))
                field.SetValue(target, after);
        }
    }
}
