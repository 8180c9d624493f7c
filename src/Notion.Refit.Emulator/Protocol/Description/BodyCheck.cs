using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Messages;

namespace Notion.Refit.Emulator.Protocol.Description;

/// <summary>Collects what is wrong with a body.</summary>
internal sealed class BodyCheck
{
    private readonly List<string> _problems = [];

    // The member that is being looked at, if it may be absent: messages say so.
    private string? _optionalPath;

    /// <summary>Whether members of the payload may be missing that must be there otherwise: in an update that is laid over what there is.</summary>
    public bool IsPartial { get; init; }

    public bool HasProblems => _problems.Count > 0;

    /// <summary>The number of problems found so far.</summary>
    public int Count => _problems.Count;

    /// <summary>Checks a body.</summary>
    /// <exception cref="ApiException">It is not what the description says.</exception>
    /// <param name="schema">What it must be.</param>
    /// <param name="body">What it is.</param>
    /// <param name="isPartial">Whether members of the payload may be missing.</param>
    /// <param name="part">What is checked: <c>body</c>, <c>query</c> or <c>path</c>.</param>
    /// <param name="isOptional">Whether it may be absent as a whole.</param>
    public static void Run(Schema schema, BodyPart body, bool isPartial = false, string part = "body", bool isOptional = false)
    {
        var check = new BodyCheck { IsPartial = isPartial, _optionalPath = isOptional ? body.Path : null };
        schema.Check(body, check);
        if (check.HasProblems)
            throw ApiErrors.FailedValidation(part, check._problems);
    }

    /// <summary>A check of its own, whose problems count only if they are taken over.</summary>
    public BodyCheck Fork() => new() { IsPartial = IsPartial, _optionalPath = _optionalPath };

    public void TakeOver(BodyCheck other) => _problems.AddRange(other._problems);

    public void Add(string problem) => _problems.Add(problem);

    public void ShouldBe(BodyPart part, IReadOnlyList<string> expectations) => ShouldBe(part.Path, expectations, part.ToJson());

    /// <summary>Adds the problem of a value that is not among those expected, or absent where that is allowed.</summary>
    /// <param name="place">The path to it.</param>
    /// <param name="expectations">What will do.</param>
    /// <param name="json">What it is.</param>
    public void ShouldBe(string place, IReadOnlyList<string> expectations, string json)
    {
        bool isOptional = string.Equals(place, _optionalPath, StringComparison.Ordinal);
        Add(ApiErrors.ShouldBe(place, Wording.AnyOf(isOptional ? [.. expectations, Wording.Undefined] : expectations), json));
    }

    public void ShouldBeDefined(string path)
    {
        if (!IsPartial || !IsOfPayload(path))
            Add(ApiErrors.ShouldBeDefined(path));
    }

    /// <summary>Checks a member of an object.</summary>
    /// <param name="part">The member.</param>
    /// <param name="schema">What it must be.</param>
    /// <param name="isRequired">Whether it must be there.</param>
    public void Member(BodyPart part, Schema schema, bool isRequired)
    {
        if (part.IsNull && schema.AllowsNull)
            return;
        if (!isRequired)
            _optionalPath = part.Path;
        if (part.IsNull)
            ShouldBe(part, schema.Expectations);
        else
            schema.Check(part, this);
    }

    // body.to_do.rich_text is, body.to_do.rich_text[0].text.content is not.
    private static bool IsOfPayload(string path) => path.Count(c => c == '.') == 2;
}
