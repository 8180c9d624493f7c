using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Nodes;

namespace Notion.Refit.Emulator.Snapshots;

/// <summary>Decides what a snapshot does with the objects of a type, from what the type itself declares.</summary>
internal static class SnapshotHandlings
{
    // Outside the emulator: what is in these is immutable, or is a service that snapshots do not cover (clock, log).
    private static readonly string[] ImmutableNamespaces =
        ["System", "System.Text.Json", "System.Collections.Immutable", "System.Collections.Frozen", "System.Net.Http", "Microsoft.Extensions.Logging"];

    private static readonly ConcurrentDictionary<Type, SnapshotHandling> Known = new();

    /// <summary>Returns what happens to the objects of a type.</summary>
    /// <exception cref="InvalidOperationException">The type does not declare it.</exception>
    public static SnapshotHandling Of(Type type) => Known.GetOrAdd(type, static key => Find(key) ?? throw Undeclared(key));

    private static SnapshotHandling? Find(Type type)
    {
        if (type == typeof(Lock) || type == typeof(ReaderWriterLockSlim) || type.IsAssignableTo(typeof(ISnapshotCache)))
            return SnapshotHandling.Renew;
        if (type.IsAssignableTo(typeof(JsonNode)))
            return SnapshotHandling.Clone;
        if (type.IsArray)
            return type.GetElementType() == typeof(byte) ? SnapshotHandling.Share : SnapshotHandling.Copy;
        if (IsComparer(type))
            return SnapshotHandling.Share;

        // Lists of the compiler are never changed, but what is in them may be.
        if (type.Namespace is "System.Collections.Generic" or "System.Collections.Concurrent" || type.Name.StartsWith("<>z__ReadOnly", StringComparison.Ordinal))
            return SnapshotHandling.Copy;
        if (type.IsAssignableTo(typeof(ISnapshotState)))
            return SnapshotHandling.Copy;
        return IsImmutable(type, []) ? SnapshotHandling.Share : null;
    }

    // By the types of the fields, since a class without a mark may grow one that is changed.
    private static bool IsImmutable(Type type, HashSet<Type> outer)
    {
        if (type.IsPrimitive || type.IsEnum || type == typeof(string) || !outer.Add(type) || type.IsDefined(typeof(SharedBySnapshotsAttribute), inherit: false))
            return true;
        if (type.IsAssignableTo(typeof(ISnapshotState)) || type.IsAssignableTo(typeof(ISnapshotCache)) || type.IsAssignableTo(typeof(Delegate)))
            return false;
        if (type.IsInterface && type.IsGenericType && type.Name.StartsWith("IReadOnly", StringComparison.Ordinal))
            return type.GenericTypeArguments.All(argument => IsImmutable(argument, outer));
        if (type.Assembly == typeof(NotionOperation).Assembly)
            return true;
        if (type.Assembly != typeof(SnapshotHandlings).Assembly)
        {
            return (ImmutableNamespaces.Contains(type.Namespace, StringComparer.Ordinal) || type.Name is "KeyValuePair`2")
                && type.GenericTypeArguments.All(argument => IsImmutable(argument, outer));
        }

        return !type.IsAbstract && (type.IsSealed || type.IsValueType) && Fields(type).All(field => field.IsInitOnly && IsImmutable(field.FieldType, outer));
    }

    private static IEnumerable<FieldInfo> Fields(Type type)
    {
        for (Type? level = type; level is not null && level != typeof(object) && level != typeof(ValueType); level = level.BaseType)
        {
            foreach (FieldInfo field in level.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                yield return field;
        }
    }

    private static bool IsComparer(Type type) => type.GetInterfaces().Any(i =>
        i.IsGenericType && (i.GetGenericTypeDefinition() == typeof(IComparer<>) || i.GetGenericTypeDefinition() == typeof(IEqualityComparer<>)));

    private static InvalidOperationException Undeclared(Type type) => new(
        $"A snapshot reaches {type}, which does not declare whether it is copied: implement {nameof(ISnapshotState)}, make it immutable, "
        + $"or mark it with {nameof(SharedBySnapshotsAttribute)}.");
}
