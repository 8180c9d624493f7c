using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Notion.Refit.Emulator.Snapshots;

namespace Notion.Refit.Emulator.Tests.Robustness;

/// <summary>All that the workspaces of an emulator hold, as text: whatever is added to the state is in it by itself.</summary>
internal sealed class StateDump
{
    private readonly StringBuilder _text = new();
    private readonly Dictionary<object, int> _seen = new(ReferenceEqualityComparer.Instance);

    private StateDump()
    {
    }

    public static string Of(NotionEmulator emulator)
    {
        var dump = new StateDump();
        foreach (object workspace in emulator.Core.World.Workspaces)
            dump.Write(workspace, "");
        dump.Write(emulator.Core.World.Installations, "");
        return dump._text.ToString();
    }

    private void Write(object? value, string indent)
    {
        switch (value)
        {
            case null:
                _text.Append("null\n");
                break;
            case string or IFormattable or bool:
                _text.Append(CultureInfo.InvariantCulture, $"{value}\n");
                break;
            case ReadOnlyMemory<byte> bytes:
                _text.Append(CultureInfo.InvariantCulture, $"{Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bytes.Span))}\n");
                break;
            case IEnumerable entries when IsOfSystem(value.GetType()):
                _text.Append('\n');
                foreach (object? entry in entries)
                {
                    _text.Append(indent).Append("- ");
                    Write(entry, indent + "  ");
                }

                break;
            case ITuple or DictionaryEntry:
            case { } pair when pair.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>):
                WriteFields(value, indent);
                break;
            case { } other when IsOfSystem(other.GetType()):
                // Locks and the like.
                _text.Append(CultureInfo.InvariantCulture, $"{other.GetType().Name}\n");
                break;
            case { } model when model.GetType().Namespace is "Notion.Refit.Models" or "Notion.Refit":
                _text.Append(JsonSerializer.Serialize(model, model.GetType())).Append('\n');
                break;
            case { } same when !same.GetType().IsValueType && _seen.TryGetValue(same, out int number):
                _text.Append(CultureInfo.InvariantCulture, $"#{number}\n");
                break;
            default:
                if (!value.GetType().IsValueType)
                    _seen.Add(value, _seen.Count);
                _text.Append(CultureInfo.InvariantCulture, $"{value.GetType().Name} #{_seen.Count - 1}");
                WriteFields(value, indent);
                break;
        }
    }

    private void WriteFields(object value, string indent)
    {
        _text.Append('\n');
        for (Type? type = value.GetType(); type is not null && type != typeof(object) && type != typeof(ValueType); type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                // Caches and the number of changes are not part of what is stored.
                if (field.FieldType.IsAssignableTo(typeof(ISnapshotCache)) || field.Name is "_revision")
                    continue;
                _text.Append(indent).Append(field.Name).Append(": ");
                Write(field.GetValue(value), indent + "  ");
            }
        }
    }

    private static bool IsOfSystem(Type type) => type.Namespace?.StartsWith("System", StringComparison.Ordinal) ?? false;
}
