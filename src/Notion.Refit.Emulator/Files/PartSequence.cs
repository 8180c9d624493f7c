using System.Buffers;

namespace Notion.Refit.Emulator.Files;

/// <summary>Pieces of bytes as one sequence, without copying them.</summary>
internal sealed class PartSequence : ReadOnlySequenceSegment<byte>
{
    private PartSequence(ReadOnlyMemory<byte> memory, long runningIndex)
    {
        Memory = memory;
        RunningIndex = runningIndex;
    }

    public static ReadOnlySequence<byte> Of(IEnumerable<ReadOnlyMemory<byte>> parts)
    {
        PartSequence? first = null;
        PartSequence? last = null;
        foreach (ReadOnlyMemory<byte> part in parts)
        {
            var segment = new PartSequence(part, last is null ? 0 : last.RunningIndex + last.Memory.Length);
            if (last is not null)
                last.Next = segment;
            first ??= segment;
            last = segment;
        }

        return first is null ? ReadOnlySequence<byte>.Empty : new ReadOnlySequence<byte>(first, 0, last!, last!.Memory.Length);
    }
}
