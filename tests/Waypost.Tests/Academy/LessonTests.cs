using Waypost.Academy;

namespace Waypost.Tests.Academy;

public sealed class LessonTests
{
    [Fact]
    public void All_right_passes()
    {
        var result = Lesson().Check([1, 0]);

        Assert.True(result.IsPassed);
        Assert.Equal(2, result.Right);
    }

    [Fact]
    public void One_wrong_does_not_and_its_explanation_is_there()
    {
        var result = Lesson().Check([0, 0]);

        Assert.False(result.IsPassed);
        Assert.Equal((1, "Holds concern payouts."), (result.Right, result.Marks[0].Why));
    }

    [Fact]
    public void A_question_left_open_is_neither_right_nor_marked_as_wrong()
    {
        var result = Lesson().Check([1]);

        Assert.False(result.IsPassed);
        Assert.True(result.Marks[1].IsOpen);
    }

    [Fact]
    public void A_lesson_without_questions_is_passed_by_reading_it()
    {
        var lesson = Lesson();
        lesson.Ask([]);

        Assert.True(lesson.Check([]).IsPassed);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-1)]
    public void An_answer_must_be_one_of_the_options(int answer) =>
        Assert.Equal("quiz_answer", Assert.Throws<Refusal>(() => Lesson().Ask([new("What?", ["This", "That"], answer, "So.")])).Code);

    private static Lesson Lesson()
    {
        var now = new DateTimeOffset(2025, 11, 3, 9, 0, 0, TimeSpan.Zero);
        var lesson = new Lesson { Id = Guid.CreateVersion7(now), CourseId = Guid.CreateVersion7(now), Number = 1, Slug = "one", Title = "One", Text = "Read." };
        lesson.Ask([new("May you sell while a document is looked at?", ["No", "Yes"], 1, "Holds concern payouts."), new("Which name counts?", ["The legal one", "Any"], 0, "Banks compare letter by letter.")]);
        return lesson;
    }
}
