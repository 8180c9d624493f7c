using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Tests.Filters;

internal sealed class FilterOperatorTests
{
    private static readonly Filter s_open = Filter.Property("Status").Select.Is("Open");
    private static readonly Filter s_done = Filter.Property("Status").Select.Is("Done");
    private static readonly Filter s_dear = Filter.Property("Cost").Number.GreaterThan(100);
    private static readonly Filter s_late = Filter.Property("Due").Date.Before(new DateOnly(2026, 12, 1));

    [Test]
    public void A_chain_of_one_operator_is_one_group() => Assert.Multiple(() =>
    {
        Assert.That(((AndFilter)(s_open & s_dear & s_late)).And, Is.EqualTo([s_open, s_dear, s_late]));
        Assert.That(((OrFilter)(s_open | (s_dear | s_late))).Or, Is.EqualTo([s_open, s_dear, s_late]));
    });

    [Test]
    public void Two_levels_stay_as_they_are()
    {
        Filter filter = (s_open | s_done) & (s_dear | s_late);

        Assert.That(((AndFilter)filter).And, Has.All.InstanceOf<OrFilter>());
    }

    [Test]
    public void Three_levels_become_or_of_ands()
    {
        Filter filter = (s_open & (s_dear | (s_late & s_done))) | s_done;

        Assert.That(filter.ToString(), Is.EqualTo(
            """(Status is "Open" and Cost > 100) or (Status is "Open" and Due before "2026-12-01" and Status is "Done") or Status is "Done" """.TrimEnd()));
    }

    [Test]
    public void The_factories_rewrite_deep_groups_as_the_operators_do()
    {
        Filter filter = Filter.And(s_open, Filter.Or(s_dear, Filter.And(s_late, Filter.Or(s_done, s_open))));

        Assert.That(filter, Is.InstanceOf<OrFilter>());
        Assert.That(((OrFilter)filter).Or, Has.Count.EqualTo(3));
    }

    [Test]
    public void More_than_100_entries_share_groups_of_the_second_level()
    {
        Filter filter = Filter.Or([.. Enumerable.Range(0, 250).Select(i => Filter.Property("Name").Title.Is($"{i}"))]);

        Assert.That(((OrFilter)filter).Or, Has.Count.EqualTo(3));
        Assert.That(((OrFilter)filter).Or.Cast<OrFilter>().Sum(group => group.Or.Count), Is.EqualTo(250));
    }

    [Test]
    public void What_has_no_accepted_form_is_refused_with_its_place()
    {
        Filter[] options = [.. Enumerable.Range(0, 11).Select(i => Filter.Property("Name").Title.Is($"{i}"))];
        Filter any = Filter.Or(options);

        ArgumentException? refused = Assert.Throws<ArgumentException>(() => _ = Filter.And(s_open, Filter.And(any, Filter.Or(s_done, any & any))));

        Assert.That(refused!.Message, Does.Contain("'or[1].and[1].or'"));
    }

    [Test]
    public void A_filter_of_10_000_alternatives_is_refused_without_being_built()
    {
        Filter pair = s_open | s_done;
        Filter nested = s_dear;
        Assert.Throws<ArgumentException>(() =>
        {
            for (int i = 0; i < 64; i++)
                nested = (nested & pair) | s_late;
        });
    }

    [Test]
    public void The_text_shows_every_condition() => Assert.Multiple(() =>
    {
        Assert.That(Filter.Property("Done").Checkbox.Is(false).ToString(), Is.EqualTo("Done is false"));
        Assert.That(Filter.Property("Due").Date.PastWeek().ToString(), Is.EqualTo("Due past week"));
        Assert.That(Filter.Property("Tags").MultiSelect.IsEmpty().ToString(), Is.EqualTo("Tags is empty"));
        Assert.That(Filter.Property("Sum").Formula.Number.AtLeast(2.5).ToString(), Is.EqualTo("Sum number >= 2.5"));
        Assert.That(
            Filter.Property("All").Rollup.Every(new RichTextCondition(new TextComparison { Contains = "x" })).ToString(),
            Is.EqualTo("""All every contains "x" """.TrimEnd()));
        Assert.That(Filter.CreatedTime.After(FilterDate.Yesterday).ToString(), Is.EqualTo("""created_time after "yesterday" """.TrimEnd()));
        Assert.That(Sort.Descending("Due").ToString(), Is.EqualTo("Due descending"));
    });
}
